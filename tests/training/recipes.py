"""Trainings to be killed and resumed; run as a program, one that ends by a kill at a moment that can be chosen."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from chainrule import data, losses, nn, optim
from chainrule.training import Callback, Checkpoint, EarlyStopping, History, LearningRateSchedule, fit
from chainrule.training.run import Run

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # either ends a process at once, on its system
Outcome = tuple[dict[str, NDArray[Any]], dict[str, Any], tuple[float, int], nn.Module]


def kill() -> None:
    os.kill(os.getpid(), KILL)
    time.sleep(60)  # the kill needs a moment to arrive


class AtStep(Callback):
    """Does something at one step, counted over all epochs."""

    def __init__(self, step: int, act: Callable[[], Any]) -> None:
        self.step, self.act = step, act

    def step_end(self, run: Run) -> None:
        if run.optimizer.steps == self.step:
            self.act()


class Slow(Callback):
    """Tells that training begins, and then takes its time."""

    def begin(self, run: Run) -> None:
        sys.stdout.write("begins\n")
        sys.stdout.flush()

    def step_end(self, run: Run) -> None:
        time.sleep(0.001)


def network(dropout_seed: int | None) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(2, 12, seed=0),
        nn.BatchNorm(12),
        nn.ReLU(),
        nn.Dropout(0.2, seed=dropout_seed),
        nn.Linear(12, 12, seed=1),
        nn.Tanh(),
        nn.Dropout(0.1),
        nn.Linear(12, 2, seed=2),
    )


def run_recipe(
    name: str, path: Path | None, *, every: int = 1, resume: bool = True, more: list[Callback] | None = None
) -> Outcome:
    """Train as `name` says, with a checkpoint at `path`; the same name always means the same training."""
    moons, held_out = data.make_moons(90, noise=0.3, seed=0), data.make_moons(40, noise=0.3, seed=1)
    stopping = EarlyStopping(patience=3 if "stopped early" in name else 50)
    schedule = optim.schedules.cosine_decay(0.02, steps=60)
    if name.startswith("adam"):
        model = network(dropout_seed=7)
        optimizer: optim.Optimizer = optim.Adam(model.parameters(), learning_rate=0.02)
        rate = LearningRateSchedule(schedule, per="epoch")
    else:
        model = network(dropout_seed=None)
        optimizer = optim.SGD(model.parameters(), learning_rate=0.1, momentum=0.9, weight_decay=1e-3)
        rate = LearningRateSchedule(schedule, per="step")
    checkpoint = [] if path is None else [Checkpoint(path, every=every, resume=resume)]
    history = fit(
        model,
        moons.X,
        moons.y,
        loss=losses.softmax_cross_entropy,
        optimizer=optimizer,
        epochs=40 if "stopped early" in name else 7,
        batch_size=16,
        validation=(held_out.X, held_out.y),
        callbacks=[*checkpoint, rate, stopping, *(more or [])],
        seed=11,
        progress=False,
    )
    return {**model.state(), **optimizer.state()}, told(history), (stopping.best, stopping.best_epoch), model


def told(history: History) -> dict[str, Any]:
    """All that a history tells, but for the seconds."""
    everything = history.to_dict()
    del everything["columns"]["seconds"]
    return everything


def main(name: str, path: str, every: str, moment: str, number: str) -> None:
    more: list[Callback] = []
    if moment == "step":
        more = [AtStep(int(number), kill)]
    elif moment == "slow":
        more = [Slow()]
    else:  # in the middle of writing a checkpoint, the number-th
        _kill_in_writing(moment, int(number))
    run_recipe(name, Path(path), every=int(every), more=more)


def _kill_in_writing(moment: str, number: int) -> None:
    calls = iter(range(1, 1000))

    def killing(really: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any) -> Any:
            if next(calls) == number:
                kill()
            return really(*arguments)

        return act

    if moment == "fsync":
        os.fsync = killing(os.fsync)
    else:
        Path.replace = killing(Path.replace)  # type: ignore[method-assign]


if __name__ == "__main__":
    main(*sys.argv[1:])
