"""Run: one training while it goes on, all that it needs to be saved and to go on, and the callbacks around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from chainrule.data import Batches
from chainrule.errors import ChainruleError, FileFormatError
from chainrule.nn import Module
from chainrule.optim import Optimizer
from chainrule.storage import load_training, save_training
from chainrule.training.advice import Advice
from chainrule.training.history import History

Array = NDArray[Any]


class Callback:
    """Something that happens around the epochs of `fit`; a subclass fills in the moments that it wants.

    Attributes:
        each_step: whether `step_begin` and `step_end` must come around every single step; where False, several
            steps at once may pass between them, which is quicker.
    """

    each_step = True

    def begin(self, run: Run) -> None:
        """Before the first epoch."""

    def epoch_begin(self, run: Run) -> None:
        """Before each epoch."""

    def step_begin(self, run: Run) -> None:
        """Before each step."""

    def step_end(self, run: Run) -> None:
        """After each step."""

    def epoch_end(self, run: Run) -> None:
        """After each epoch, with its row in `run.history`."""

    def interrupted(self, run: Run) -> None:
        """After Ctrl-C, between two steps."""

    def end(self, run: Run) -> None:
        """After the last epoch, whichever that was; not after an interruption."""

    def state(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """What a resumed run needs of this callback: plain data and arrays."""
        return {}, {}

    def load_state(self, progress: dict[str, Any], arrays: dict[str, Array]) -> None:
        """Go on from what `state` gave."""


@dataclass
class Totals:
    """Sums over the examples of this epoch so far."""

    changing_numbers: ClassVar = ("loss", "right")

    examples: int = 0
    loss: float = 0.0
    right: float = 0.0


@dataclass
class Run:
    """One training while it goes on.

    Attributes:
        epoch: the current epoch, from 1.
        step: how many steps of this epoch are done.
        epochs: the last epoch.
        stopped: why this epoch is the last, or None.
    """

    model: Module
    optimizer: Optimizer
    batches: Batches
    epochs: int
    callbacks: list[Callback]
    column_names: tuple[str, ...]
    history: History = field(default_factory=History)
    epoch: int = 0
    step: int = 0
    totals: Totals = field(default_factory=Totals)
    order_state: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def stopped(self) -> str | None:
        """Why this epoch is the last, or None."""
        return self.history.stopped

    def stop(self, reason: str) -> None:
        """Make this epoch the last."""
        self.history.stopped = reason

    def advise(self, advice: Advice | None) -> None:
        """Note an advice, each kind once."""
        if advice is not None and advice.id not in {given.id for given in self.history.advice}:
            self.history.advice.append(advice)

    def save(self, path: Path) -> None:
        """Save everything, so that `load` goes on from here."""
        states = [callback.state() for callback in self._with_state()]
        progress = {
            "epoch": self.epoch,
            "step": self.step,
            "totals": [self.totals.examples, self.totals.loss, self.totals.right],
            "order": dict(self.order_state),
            "generator": self.batches.generator.bit_generator.state,
            "seconds": self.seconds,
            "history": self.history.to_dict(),
            "callbacks": [plain for plain, _ in states],
        }
        arrays = {f"{i}.{name}": array for i, (_, own) in enumerate(states) for name, array in own.items()}
        save_training(path, self.model, self.optimizer, progress, arrays)

    def load(self, path: Path) -> None:
        """Go on from where `save` was called."""
        progress, arrays = load_training(path, self.model, self.optimizer)
        try:
            self.epoch, self.step = int(progress["epoch"]), int(progress["step"])
            examples, loss, right = progress["totals"]
            self.totals = Totals(int(examples), float(loss), float(right))
            self.order_state = progress["order"]
            self.seconds = float(progress["seconds"])
            self.history.columns = _columns(progress["history"]["columns"])
            self.history.advice = [Advice(**advice) for advice in progress["history"]["advice"]]
            self.history.stopped = progress["history"]["stopped"]
            self.batches.generator.bit_generator.state = self.order_state  # raises unless it is one
            self.batches.generator.bit_generator.state = progress["generator"]
            for i, (callback, plain) in enumerate(zip(self._with_state(), progress["callbacks"], strict=True)):
                own = {name.split(".", 1)[1]: a for name, a in arrays.items() if name.split(".", 1)[0] == str(i)}
                callback.load_state(plain, own)
        except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
            if isinstance(error, ChainruleError):
                raise
            raise FileFormatError(
                f"{path} is from a training with other callbacks, or of another version",
                given=f"{type(error).__name__}: {error}",
                mend="fit with the same callbacks as when it was saved, or start anew without resume=True",
            ) from error
        if self.history.columns and set(self.history.columns) != set(self.column_names):
            raise FileFormatError(
                f"{path} is from a training that noted other figures",
                expected=", ".join(self.column_names),
                given=", ".join(self.history.columns),
                mend="the same loss, and validation data if there was some",
            )
        if not 0 <= self.step <= len(self.batches):
            raise FileFormatError(
                f"{path} is from a training with more batches in an epoch",
                expected=f"at most {len(self.batches)}",
                given=f"{self.step} batches done in epoch {self.epoch}",
                mend="the same examples and the same batch_size as when it was saved",
            )

    def _with_state(self) -> list[Callback]:
        """The callbacks that have something to save; the others may come and go between two parts of a run."""
        return [callback for callback in self.callbacks if type(callback).state is not Callback.state]

    def restart_order(self) -> NDArray[np.int64]:
        """The examples of this epoch that are not done yet, in the same order as when it began."""
        generator = self.batches.generator.bit_generator
        if self.step == 0:
            self.order_state = generator.state
            return self.batches.order()
        now = generator.state  # differs from that after the shuffling where a layer draws from the same generator
        generator.state = self.order_state
        rest = self.batches.order()[self.step * self.batches.batch_size :]
        generator.state = now
        return rest


def _columns(saved: Mapping[str, Any]) -> dict[str, list[float]]:
    """The columns of a saved history, once they are known to be numbers and of one length."""
    columns = {name: [value + 0 for value in column] for name, column in saved.items()}
    if len({len(column) for column in columns.values()}) > 1:
        raise ValueError("columns of different lengths")
    return columns


def seeded(model: Module, generator: np.random.Generator) -> None:
    """Give every module that draws numbers but has no seed of its own a generator from this one."""
    for _, module in model.modules():
        if "generator" in module.__dict__ and module.__dict__["generator"] is None:
            module.__dict__["generator"] = generator.spawn(1)[0]
