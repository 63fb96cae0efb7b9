"""A second pair of hands: threads of machine code that do their pieces of large calls, so that all cores work.

A call that is worth it is cut into as many pieces as there are threads, and each thread keeps to its own piece of
every call: the rows whose gradient it has just computed are the ones that it updates, while they are in its core's
cache. All go through the same list (`loops.work`) and wait for each other between calls. A helper that comes late,
because the machine has other work, is not waited for: the thread that runs the plan does its pieces too.
"""

from __future__ import annotations

import atexit
import os
import threading
import time
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from chainrule.compiler import blas, loops
from chainrule.compiler.codegen import Call
from chainrule.compiler.machine import FORM, address_of, addresses_of, yielding

Words = NDArray[np.int64]

WORTH_SPLITTING = 5000
"""Nanoseconds; a call that takes less is done before the others know of it."""

GRAIN = 16
"""Rounds; pieces begin at multiples of it where there are many, so that no two write to one line of a cache."""

MOST_THREADS = 8
PATIENCE = 4000
"""Looks at the door before a helper falls asleep, about 0.2 ms: the next run often comes at once."""

LINE = 8
"""Words that lie together in a cache: what different threads write is further apart."""


def threads() -> int:
    """How many threads work together: as many as BLAS is told to use, or as there are cores, within reason.

    One where BLAS cannot be told to leave the threads to us.
    """
    if blas.limits() is None:
        return 1
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        if os.environ.get(name, "").isdigit():
            return max(1, min(int(os.environ[name]), MOST_THREADS))
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, MOST_THREADS)


def cut(call: Call, hands: int) -> list[Words]:
    """The table of arguments for each piece of a call; one table where it is done in one piece."""
    split = call.split
    n = 0 if split is None else int(call.arguments[split.counter])
    if split is None or hands == 1 or n < hands or split.work < WORTH_SPLITTING:
        return [_table(call, {})]
    grain = GRAIN if n >= 2 * GRAIN * hands else 1
    borders = [n * i // hands // grain * grain for i in range(hands)] + [n]
    tables = []
    for i, (start, end) in enumerate(pairwise(borders)):
        moved = {array: step * start for array, step in split.steps.items()}
        moved |= {array: step * i for array, step in split.apart.items()}
        tables.append(_table(call, {split.counter: end - start} | moved))
    return tables


def _table(call: Call, changes: dict[int, int]) -> Words:
    """The words of a call; a change is another number, or by how many elements an array begins later."""
    words = []
    for i, value in enumerate(call.arguments):
        if isinstance(value, int):
            words.append(changes.get(i, value))
        else:
            words.append(address_of(value) + changes.get(i, 0) * value.itemsize)
    return np.array(words or [0], dtype=np.int64)


class Crew:
    """The helpers of this process.

    Attributes:
        size: how many threads, with the one that they work for.
        busy: held by the thread that they work for.
        alone: runs a list without them.
    """

    def __init__(self, helpers: int) -> None:
        self.busy = threading.Lock()
        self._door = np.zeros((3 + helpers) * LINE, dtype=np.int64)
        self._tables = self._door[3 * LINE :: LINE]
        self._asleep = [False] * helpers
        self._wake = [threading.Lock() for _ in range(helpers)]
        sources = [
            loops.source_of(loops.work, *["int64"] * 4, *["size"] * 4),
            loops.source_of(loops.serve, *["int64"] * 4, *["size"] * 3),
            loops.source_of(loops.announce, "int64", "int64", "size"),
            loops.source_of(loops.lead, "int64", "int64", *["size"] * 5),
        ]
        work, *others = addresses_of(sources)
        self.alone, self._serving, self._announcing, self._leading = (FORM(x) for x in (work, *others))
        start, rest = address_of(self._door), yielding()
        places = [start + 8 * LINE * i for i in range(3)]  # the round, the one that is open, how many are inside
        _, tell = blas.limits() or (0, 0)
        self._arguments = np.array([*places[1:], work, 0, tell, 1, rest], dtype=np.int64)
        self._at, self._door_at = address_of(self._arguments), np.array([*places[:2], tell], dtype=np.int64)
        self._result = np.zeros(2, dtype=np.int64)
        self._announcement = (address_of(self._result), address_of(self._result) + 8, address_of(self._door_at))
        self.size = 1 + helpers
        for me in range(helpers):
            words = [*places, start + 8 * LINE * (3 + me), work, PATIENCE, rest]
            table = np.array(words, dtype=np.int64)
            threading.Thread(target=self._serve, args=(me, table), daemon=True, name="chainrule kernels").start()
        atexit.register(self.dismiss)

    def _serve(self, me: int, table: Words) -> None:
        result = np.zeros(2, dtype=np.int64)
        words = (address_of(result), address_of(result) + 8, address_of(table))
        self._wake[me].acquire()
        while True:
            self._serving(*words)
            self._asleep[me] = True
            self._serving(*words)  # once more: whoever opened the door just now believed us to be awake
            self._wake[me].acquire()

    def dismiss(self) -> None:
        """Wait until all are asleep: machine code must not run when Python takes it down at its end."""
        limit = time.monotonic() + 1
        while not all(self._asleep) and time.monotonic() < limit:
            time.sleep(0.0005)
        time.sleep(0.001)  # for the last look of whoever has just said so

    def lead(self, result: int, tables: Sequence[int], stop: Words, blas_threads: int) -> None:
        """Run a list together, for whoever holds `busy`.

        Args:
            result: the address of two words.
            tables: the addresses of the arguments of `loops.work`, first for the caller, then for each helper.
            stop: the word of the list that tells all to stop.
            blas_threads: how many BLAS may use afterwards.
        """
        self._arguments[3], self._arguments[5] = tables[0], blas_threads
        self._tables[:] = tables[1:]
        try:
            self._announcing(*self._announcement)
            for me, asleep in enumerate(self._asleep):  # only now: who falls asleep from now on looks once more
                if asleep:
                    self._asleep[me] = False
                    self._wake[me].release()
            self._leading(result, result + 8, self._at)
        except BaseException:  # Ctrl-C before the work began: nobody may wait for us
            stop[...] = 1
            self._door[LINE] = 0
            blas.allow(blas_threads)
            while self._door[2 * LINE]:
                time.sleep(0)
            raise


_crews: list[Crew] = []
_founding = threading.Lock()


def crew() -> Crew:
    """The crew of this process, which begins when it is first needed."""
    if not _crews:
        with _founding:
            if not _crews:
                _crews.append(Crew(threads() - 1))
    return _crews[0]


def _forget() -> None:
    """In a forked process: threads do not come along."""
    global _founding
    _founding = threading.Lock()
    while _crews:
        atexit.unregister(_crews.pop().dismiss)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


class Together:
    """A list of calls that all threads go through.

    Args:
        kernels: the address of each call's machine code.
        pieces: for each call its tables of arguments: one, or one for each thread.
        flushing: for each call whether numbers that are nearly 0 become 0 in it.
    """

    def __init__(self, kernels: Sequence[int], pieces: Sequence[Sequence[Words]], flushing: Sequence[bool]) -> None:
        hands = max(len(tables) for tables in pieces)
        lists: list[list[tuple[int, ...]]] = [[] for _ in range(hands)]
        before = claims = 0
        for kernel, tables, flush in zip(kernels, pieces, flushing, strict=True):
            for me, table in enumerate(tables):
                claim = -1 if me == 0 else claims
                item = (before, claim, kernel, address_of(table), int(flush))
                lists[0].append(item)
                if me > 0:
                    lists[me].append(item)
                    claims += 1
            before += len(tables)
        self._lists = [np.array(items, dtype=np.int64) for items in lists]
        # How many pieces are done; whether to stop; who has what
        self._state = np.zeros(2 * LINE + claims, dtype=np.int64)
        places = [address_of(self._state[i:]) for i in (0, LINE, 2 * LINE)]
        tables_of = [[address_of(x), *places, len(x), before, 0, yielding()] for x in self._lists]
        self._arguments = np.array(tables_of, dtype=np.int64)
        self._tables = [address_of(row) for row in self._arguments]
        self._steps = 0
        self._result = np.zeros(2, dtype=np.int64)
        self._at = address_of(self._result)

    def run(self, steps: int) -> int:
        """Go through the list `steps` times, or until a check fails; gives how many times it came to its end."""
        if steps != self._steps:
            self._arguments[:, 6] = self._steps = steps
        self._state.fill(0)
        hands = crew()
        allowed = blas.threads()
        if allowed > 1 and hands.size == len(self._tables) and hands.busy.acquire(blocking=False):
            try:
                hands.lead(self._at, self._tables, self._state[LINE : LINE + 1], allowed)
            finally:
                hands.busy.release()
        else:
            hands.alone(self._at, self._at + 8, self._tables[0])
        return int(self._result[0])
