"""Training: a network on its way, step by step, to any step and back, with the figures of every epoch.

Everything follows from the configuration: to go back is to start from an earlier snapshot and take the same steps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chainrule.data import Batches
from chainrule.lab.playground.configuration import Configuration
from chainrule.lab.playground.examples import examples_of
from chainrule.lab.playground.network import Functions, Network
from chainrule.losses import l1_penalty, l2_penalty, sign_of_score
from chainrule.randomness import as_generator

Array = NDArray[Any]

SNAPSHOTS = 400
"""Snapshots that are kept at most; of more, every other one is dropped."""
CURVE = 600
"""Points of a curve at most."""


class Figures(NamedTuple):
    """How good a network is, without penalties and with nobody silent; nan where it cannot be said."""

    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float


class Curves(NamedTuple):
    """Figures over the epochs, (k,) each."""

    epoch: Array
    loss: Array
    accuracy: Array
    validation_loss: Array
    validation_accuracy: Array


@dataclass(frozen=True)
class Snapshot:
    """All that a training needs to go on from the end of an epoch."""

    network: Mapping[str, Array]
    optimizer: Mapping[str, Array]
    generators: Mapping[str, Mapping[str, Any]]


class Training:
    """One training.

    Args:
        configuration: what is trained, on what, and how.
        functions: what the output layer and the sigmoid run on.

    Attributes:
        examples: the points.
        network: as `step` steps left it.
        weights, first_weights: of its linear layers (n_in, n_out), as they are and as they began.
        step: where it stands.
        ends_at: the step after which no other can be taken, since the loss is no number; None if not reached.
    """

    def __init__(self, configuration: Configuration, functions: Functions) -> None:
        self.configuration, self.functions = configuration, functions
        self.examples = examples_of(configuration)
        start, order, silence = as_generator(configuration.seed).spawn(3)
        self.network = Network(
            configuration.layers, configuration.activation, configuration.dropout, functions, start, silence
        )
        self.optimizer = configuration.optimizer_of(self.network.parameters())
        self.batches: Batches | None = None
        if self.examples.waiting is None:
            X, y = self.training_points
            self.batches = Batches(X, y, configuration.batch_size, seed=order)
        self.generators = {"order": order, **self.network.named_generators()}
        self.weights = [W for W, _ in self.network.weights_and_biases()]
        self.first_weights = [W.data.copy() for W in self.weights]
        self.step = 0
        self.ends_at: int | None = None
        self.record = Record()
        self.snapshots: dict[int, Snapshot] = {}
        self.spacing = 1
        self._coming: Iterator[tuple[Array, Array]] | None = None
        self._note()

    @property
    def training_points(self) -> tuple[Array, Array]:
        """X (n, 2) and y (n,) of the examples that are learnt from."""
        rows = ~self.examples.held_out
        return self.examples.X[rows], self.examples.y[rows]

    @property
    def steps_per_epoch(self) -> int:
        """Steps in which every example comes once."""
        return 1 if self.batches is None else len(self.batches)

    @property
    def epoch(self) -> int:
        """Epochs that are finished."""
        return self.step // self.steps_per_epoch

    def go_to(self, step: int, seconds: float = math.inf) -> None:
        """Go forward or back to a step, or as near to it as there is time.

        Args:
            step: where to go; beyond `ends_at` the training stands still.
            seconds: after this time it stops on the way.
        """
        end = time.perf_counter() + seconds
        start = max(at for at in self.snapshots if at <= step)
        if not start <= self.step <= step:
            self._restore(start)
        while self.step < step and self._can_step() and time.perf_counter() < end:
            self._take_step()

    def is_diverged(self, asked: int) -> bool:
        """Whether the training stands still before `asked`, since its numbers are none any more."""
        finite = all(np.isfinite(parameter.data).all() for parameter in self.optimizer.parameters)
        return not finite or (self.ends_at is not None and self.step == self.ends_at < asked)

    def figures(self) -> Figures:
        """How good the network is on the points to learn from, and on those held out."""
        scores = self.network.scores(self.examples.X)
        held_out = self.examples.held_out
        return Figures(*self._measured(scores, ~held_out), *self._measured(scores, held_out))

    def gradients(self) -> list[Array]:
        """The gradient of what the steps follow, on all training points at once: (n_in, n_out) for each layer."""
        X, y = self.training_points
        self.network.eval()
        self._objective(X, y).backward()
        self.network.train()
        found = [np.array(W.grad) for W in self.weights]
        self.optimizer.zero_grad()
        return found

    def _objective(self, X: Array, y: Array) -> Any:
        """The loss of a batch with the penalties, which the steps follow downhill."""
        loss = self.network.loss(X, y)
        if self.configuration.l1:
            loss = loss + l1_penalty(self.weights, self.configuration.l1)
        if self.configuration.l2:
            loss = loss + l2_penalty(self.weights, self.configuration.l2)
        return loss

    def _can_step(self) -> bool:
        return self.batches is not None and self.step != self.ends_at

    def _take_step(self) -> None:
        """Learn from the next batch; where its loss is no number, the training ends here."""
        assert self.batches is not None  # noqa: S101
        if self._coming is None:
            self._coming = self.batches.epoch()
            self.optimizer.learning_rate = self.configuration.rate(self.epoch)
        X, y = next(self._coming)
        loss = self._objective(X, y)
        if not math.isfinite(loss.item()):
            self.ends_at = self.step
            return
        loss.backward()
        self.optimizer.step()
        self.step += 1
        if self.step % len(self.batches) == 0:
            self._coming = None
            self._note()

    def _note(self) -> None:
        """Keep the figures and a snapshot of the epoch that ends here."""
        if self.epoch == len(self.record):
            self.record.add(self.figures())
        if self.epoch % self.spacing == 0 and self.step not in self.snapshots:
            self.snapshots[self.step] = self._snapshot()
        if len(self.snapshots) > SNAPSHOTS:
            self.spacing *= 2
            apart = self.spacing * self.steps_per_epoch
            self.snapshots = {step: one for step, one in self.snapshots.items() if step % apart == 0}

    def _snapshot(self) -> Snapshot:
        network = {name: array.copy() for name, array in self.network.state().items()}
        optimizer = {name: array.copy() for name, array in self.optimizer.state().items()}
        return Snapshot(
            network, optimizer, {name: one.bit_generator.state for name, one in self.generators.items()}
        )

    def _restore(self, step: int) -> None:
        snapshot = self.snapshots[step]
        self.network.load_state(snapshot.network)
        self.optimizer.load_state(snapshot.optimizer)
        for name, state in snapshot.generators.items():
            self.generators[name].bit_generator.state = state
        self.step, self._coming = step, None

    def _measured(self, scores: Array, rows: Array) -> tuple[float, float]:
        z, y = scores[rows], self.examples.y[rows]
        loss = self.network.mean_loss(z, y) if len(z) else math.nan
        return (loss, float(np.mean(sign_of_score(z) == y))) if math.isfinite(loss) else (math.nan, math.nan)


class Record:
    """The figures of every epoch, from the untrained network on."""

    def __init__(self) -> None:
        self._rows = np.empty((1024, len(Figures._fields)), dtype=np.float32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, figures: Figures) -> None:
        """Add the next epoch's."""
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[self._count] = figures
        self._count += 1

    def until(self, epoch: int) -> Curves:
        """The figures up to `epoch`; of many epochs every 2nd, 4th, ... and always the last."""
        stride = 1
        while epoch // stride >= CURVE - 1:
            stride *= 2
        epochs = np.arange(0, epoch + 1, stride)
        if epochs[-1] != epoch:
            epochs = np.append(epochs, epoch)
        return Curves(epochs, *self._rows[epochs].T)
