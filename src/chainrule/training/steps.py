"""The steps of an epoch, run as they are, or recorded and replayed."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.autodiff.traced import Untraceable
from chainrule.compiler import loops
from chainrule.compiler.blas import one_thread
from chainrule.compiler.codegen import NANOSECONDS_TO_MOVE, Call, Split
from chainrule.compiler.expressions import TYPES
from chainrule.compiler.replay import Replay, say_eager
from chainrule.compiler.watch import Watch
from chainrule.nn.observer import observers
from chainrule.training.learning import Loss, NotFinite, learn
from chainrule.training.run import Run, Totals

Array = NDArray[Any]

AT_A_TIME = 0.05
"""Seconds of steps that are run without looking for Ctrl-C."""

GIVE_UP = 8
"""After so many steps in a row for which a recording did not stand, training goes on without it."""


class Steps:
    """Takes the steps of a training, one after the other.

    Args:
        run: the training.
        loss, decide: what is lowered, and what turns predictions into labels, or None.
        compiled: whether to record and replay; what cannot be recorded runs as it is, and says so once.
    """

    def __init__(self, run: Run, loss: Loss, decide: Any, *, compiled: bool) -> None:
        self.run, self.loss, self.decide, self.compiled = run, loss, decide, compiled
        self._replays: dict[int, Replay] = {}
        self._totals = Totals()
        self._order = np.empty(0, dtype=np.int64)
        self._cursor = np.zeros(1, dtype=np.int64)
        self._seconds_a_step = AT_A_TIME
        self._failures = 0
        self._why: str | None = None

    def begin_epoch(self, order: Array) -> None:
        """Go through the examples in this order from now on."""
        if self._order.shape != order.shape:
            self._order = np.empty(order.shape, dtype=np.int64)
            self._replays.clear()
        self._order[...] = order
        self._at = 0

    def between(self) -> AbstractContextManager[None]:
        """What happens once an epoch, and would disturb the next steps if it left threads behind."""
        return one_thread() if self.compiled else nullcontext()

    @property
    def left(self) -> int:
        """How many examples the epoch has left."""
        return len(self._order) - self._at

    def take(self, *, one: bool) -> None:
        """Take a step, or (unless `one`) as many as pass in a moment, and note them in `run`.

        Raises:
            NotFinite: the loss is no number; steps before it are noted.
        """
        n = min(self.run.batches.batch_size, self.left)
        steps = 1 if one else max(1, min(self.left // n, int(AT_A_TIME / self._seconds_a_step)))
        done = self._replayed(n, steps) if self._may_replay() else 0
        if done == 0:
            rows = self._order[self._at : self._at + n]
            batches = self.run.batches
            learn(
                self.run, self.run.totals, self.loss, self.decide, batches.X.take(rows, 0), batches.y.take(rows, 0)
            )
            self._say_why()
        done = max(done, 1)
        self._at += n * done
        self.run.step += done
        self.run.totals.examples += n * done

    def _may_replay(self) -> bool:
        no_gradients = all(parameter.grad is None for parameter in self.run.optimizer.parameters)
        return self.compiled and no_gradients and not observers.present

    def _replayed(self, n: int, steps: int) -> int:
        """Replay steps of `n` examples; gives how many, 0 where the next step has to be run as it is."""
        replay = self._replays.get(n)
        if replay is None or not replay.stands():
            replay = self._recorded(n)
            if replay is None:
                return 0
            self._replays[n] = replay
        self._totals.loss, self._totals.right = self.run.totals.loss, self.run.totals.right
        self._cursor[0] = self._at
        start = time.perf_counter()
        done = replay.run(steps)
        self._seconds_a_step = max((time.perf_counter() - start) / max(1, done), 1e-7)
        self.run.totals.loss, self.run.totals.right = self._totals.loss, self._totals.right
        for parameter in self.run.optimizer.parameters:
            parameter.renew()
        self._failures = 0 if done else self._failures + 1
        if self._failures > GIVE_UP:
            self._run_as_it_is("its data make its code turn another way each time")
        return done

    def _recorded(self, n: int) -> Replay | None:
        run, batches = self.run, self.run.batches
        rows = self._order[self._at : self._at + n]

        def step(X: Any, y: Any) -> None:
            try:
                learn(run, self._totals, self.loss, self.decide, X, y)
            except NotFinite:
                raise Untraceable("the loss of its first batch is no number") from None

        try:
            if batches.y.dtype not in TYPES:
                raise Untraceable(f"its targets are of type {batches.y.dtype}")
            watch = Watch([run.model, run.optimizer, self._totals, self.loss, self.decide])
            arguments = (batches.X.take(rows, 0), batches.y.take(rows, 0))
            return Replay(step, arguments, watch, self._rows, ("X", "y"))
        except Untraceable as reason:
            self._run_as_it_is(str(reason))
            return None

    def _rows(self, inputs: list[Array]) -> list[Call]:
        """The calls that fill a batch with its rows."""
        calls = []
        n = len(inputs[0])
        for source, target in zip((self.run.batches.X, self.run.batches.y), inputs, strict=True):
            kind = TYPES[source.dtype]
            text = loops.source_of(loops.take_rows, kind, "int64", "int64", *["size"] * 3, kind)
            data, width = np.ascontiguousarray(source), target.size // n
            split = Split(5, {0: 1, 6: 1}, NANOSECONDS_TO_MOVE * 2 * target.size)
            calls.append(Call(text, [data, self._order, self._cursor, n, width, width, target], split))
        return [*calls, Call(loops.source_of(loops.advance, "int64", "size"), [self._cursor, n])]

    def _run_as_it_is(self, why: str) -> None:
        self.compiled, self._why = False, why

    def _say_why(self) -> None:
        """Say that steps run as they are written; once one has: if it fails, its own words are better."""
        if self._why is not None:
            say_eager("fit", self._why)
            self._why = None
