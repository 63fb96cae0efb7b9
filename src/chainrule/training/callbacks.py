"""Callbacks: what happens around the epochs of `fit`. Early stopping, learning-rate schedules, checkpoints."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ArgumentError
from chainrule.files import as_path
from chainrule.optim import Schedule
from chainrule.training.run import Callback, Run

Array = NDArray[Any]


class EarlyStopping(Callback):
    """Stop when a figure of the validation data no longer gets better, and keep the best weights.

    Watch validation data, never the test data: what chooses must not judge.

    Args:
        patience: how many epochs without a new best are waited for.
        monitor: the column of the history to watch; one that ends in "loss" should fall, any other should rise.
        min_improvement: how much better a new best must be.
        restore: whether the model ends with the weights of its best epoch.

    Attributes:
        best_epoch, best: the best epoch, from 1, and its figure.
    """

    def __init__(
        self,
        patience: int = 5,
        *,
        monitor: str = "validation_loss",
        min_improvement: float = 0.0,
        restore: bool = True,
    ) -> None:
        if not isinstance(patience, int) or patience < 1:
            raise ArgumentError(
                "EarlyStopping: patience is no number of epochs",
                expected="a whole number from 1",
                given=repr(patience),
            )
        self.patience, self.monitor, self.min_improvement, self.restore = (
            patience,
            monitor,
            min_improvement,
            restore,
        )
        self._start()

    def _start(self) -> None:
        self.best = math.inf if self.monitor.endswith("loss") else -math.inf
        self.best_epoch = 0
        self._best_state: dict[str, Array] = {}

    def begin(self, run: Run) -> None:
        """Start anew, and see that there is something to watch."""
        self._start()
        if self.monitor not in run.column_names:
            raise ArgumentError(
                f"EarlyStopping: there is no column {self.monitor} to watch",
                expected="one of " + ", ".join(run.column_names),
                given=repr(self.monitor),
                mend="fit(..., validation=(X_validation, y_validation))" if "validation" in self.monitor else None,
            )

    def epoch_end(self, run: Run) -> None:
        """Note a new best, or stop after too many epochs without one."""
        value = run.history[self.monitor][-1]
        gain = self.best - value if self.monitor.endswith("loss") else value - self.best
        if gain > self.min_improvement:
            self.best, self.best_epoch = value, run.epoch
            if self.restore:
                self._best_state = {name: array.copy() for name, array in run.model.state().items()}
        elif run.epoch - self.best_epoch >= self.patience:
            run.stop(
                f"early stopping: {self.monitor} was best in epoch {self.best_epoch} ({self.best:.4g}), "
                f"and no better in the {self.patience} epochs since"
            )

    def end(self, run: Run) -> None:
        """Go back to the best weights."""
        if self.restore and self._best_state:
            run.model.load_state(self._best_state)

    def state(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """The best so far."""
        return {"best": self.best, "best_epoch": self.best_epoch}, self._best_state

    def load_state(self, progress: dict[str, Any], arrays: dict[str, Array]) -> None:
        """Go on from there."""
        self.best, self.best_epoch = float(progress["best"]), int(progress["best_epoch"])
        self._best_state = {name: np.array(array) for name, array in arrays.items()}


class LearningRateSchedule(Callback):
    """Set the optimizer's learning rate before every epoch, or before every step.

    Args:
        schedule: a function of the epoch or step, counted from 0: see `chainrule.optim`.
        per: "epoch" or "step".
    """

    def __init__(self, schedule: Schedule, *, per: str = "epoch") -> None:
        if per not in ("epoch", "step"):
            raise ArgumentError('LearningRateSchedule: per is neither "epoch" nor "step"', given=repr(per))
        self.schedule, self.per = schedule, per

    def epoch_begin(self, run: Run) -> None:
        """Set the rate of this epoch."""
        if self.per == "epoch":
            run.optimizer.learning_rate = self.schedule(run.epoch - 1)

    def step_begin(self, run: Run) -> None:
        """Set the rate of this step."""
        if self.per == "step":
            run.optimizer.learning_rate = self.schedule(run.optimizer.steps)


class Checkpoint(Callback):
    """Save the whole state of training every few epochs, and when it is interrupted.

    The file is whole at every moment: after a kill or a power cut the last one loads, and the run that goes on
    from it ends with the same numbers, bit for bit, as one that was never stopped.

    Args:
        path: the file, such as "run.safetensors".
        every: how many epochs lie between two savings.
        resume: whether to go on from the file, if it is there, when `fit` begins.
    """

    def __init__(self, path: str | os.PathLike[str], *, every: int = 1, resume: bool = False) -> None:
        if not isinstance(every, int) or every < 1:
            raise ArgumentError(
                "Checkpoint: every is no number of epochs", expected="a whole number from 1", given=repr(every)
            )
        self.path: Path = as_path("path", path)
        self.every, self.resume = every, resume

    def begin(self, run: Run) -> None:
        """Go on from the file, if that is wanted and it is there."""
        if self.resume and self.path.exists():
            run.load(self.path)

    def epoch_end(self, run: Run) -> None:
        """Save, if it is time."""
        if run.epoch % self.every == 0 or run.epoch == run.epochs or run.stopped:
            run.save(self.path)

    def interrupted(self, run: Run) -> None:
        """Save where the interruption found the run, in the middle of an epoch."""
        run.save(self.path)
