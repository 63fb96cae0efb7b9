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

from chainrule.alignment import LINE
from chainrule.compiler import blas, loops
from chainrule.compiler.codegen import Call
from chainrule.compiler.machine import FORM, address_of, addresses_of, yielding

Words = NDArray[np.int64]

WORTH_SPLITTING = 5000
"""Nanoseconds; a call that takes less is done before the others know of it."""

MOST_THREADS = 8
PATIENCE = 4000
"""Looks at the door before a helper falls asleep, about 0.2 ms: the next run often comes at once."""

WORDS = LINE // 8
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
    grain = split.grain if n >= 2 * split.grain * hands else 1
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
        # Words in lines of their own: the round, the one that is open, how many are inside, and what each works at
        self._door = np.zeros((3 + helpers) * WORDS, dtype=np.int64)
        self._asleep = [False] * helpers
        self._wake = [threading.Lock() for _ in range(helpers)]
        sources = [
            loops.source_of(loops.work, *["int64"] * 4, *["size"] * 7),
            loops.source_of(loops.serve, *["int64"] * 4, *["size"] * 3),
            loops.source_of(loops.lead, *["int64"] * 4, *["size"] * 2, "int64", "size", "int64", *["size"] * 4),
        ]
        self._work, serving, leading = addresses_of(sources)
        self.alone, self._serving, self.lead = (FORM(x) for x in (self._work, serving, leading))
        self.size = 1 + helpers
        for me in range(helpers):
            words = [*self._places(), self._place(3 + me), self._work, PATIENCE, yielding()]
            table = np.array(words, dtype=np.int64)
            threading.Thread(target=self._serve, args=(me, table), daemon=True, name="chainrule kernels").start()
        atexit.register(self.dismiss)

    @property
    def rounds(self) -> int:
        """How many lists they have gone through together."""
        return int(self._door[0])

    def _place(self, i: int) -> int:
        return address_of(self._door) + 8 * WORDS * i

    def _places(self) -> list[int]:
        return [self._place(i) for i in range(3)]

    def _serve(self, me: int, table: Words) -> None:
        result = np.zeros(2, dtype=np.int64)
        words = (address_of(result), address_of(result) + 8, address_of(table))
        self._wake[me].acquire()
        while True:
            self._serving(*words)
            self._asleep[me] = True
            self._serving(*words)  # once more: who is about to open the door believes us to be awake
            self._wake[me].acquire()

    def wake(self) -> None:
        """Wake those who are asleep, for whoever holds `busy` and is about to `lead`.

        Not where BLAS is to use one thread: then nobody will be called.
        """
        if True in self._asleep and blas.threads() > 1:
            for me, asleep in enumerate(self._asleep):
                if asleep:
                    self._asleep[me] = False
                    self._wake[me].release()

    def dismiss(self) -> None:
        """Wait until all are asleep: machine code must not run when Python takes it down at its end."""
        limit = time.monotonic() + 1
        while not all(self._asleep) and time.monotonic() < limit:
            time.sleep(0.0005)
        time.sleep(0.001)  # for the last look of whoever has just said so

    def arguments_to_lead(self, tables: Words, state: Words) -> Words:
        """The arguments of `loops.lead`.

        Args:
            tables: the addresses of the arguments of `loops.work`, first for the caller, then for each helper.
            state: the counters of the list, which become 0 before it begins.
        """
        ask, tell = blas.limits() or (0, 0)
        lists = [address_of(tables), len(tables), address_of(state), len(state)]
        words = [*self._places(), self._place(3), WORDS, self._work, *lists, ask, tell, yielding()]
        return np.array(words, dtype=np.int64)


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
        lists: list[list[list[int]]] = [[] for _ in range(hands)]
        done = [0] * hands
        shared = 0
        last = [max(i for i, tables in enumerate(pieces) if me < len(tables)) for me in range(hands)]
        for i, (kernel, tables, flush) in enumerate(zip(kernels, pieces, flushing, strict=True)):
            for owner, table in enumerate(tables):
                after = len(pieces) if i == last[owner] else i + 1  # whose pieces are all done has done all calls
                item = [owner, i, shared, done[owner], after, kernel, address_of(table), int(flush)]
                done[owner] = after
                lists[0].append(item)
                if owner > 0:
                    lists[owner].append(item)
            shared = i + 1 if len(tables) > 1 else shared
        self._lists = [np.array(items, dtype=np.int64) for items in lists]
        # A line for the word that stops all, then for each thread one for what is done, and one for its claims
        self._state = np.zeros((1 + 2 * hands) * WORDS, dtype=np.int64)
        places = [address_of(self._state[i * WORDS :]) for i in (0, 1, 1 + hands)]
        tables_of = [
            [address_of(x), *places, WORDS, len(x), len(pieces), hands, me, 0, yielding()]
            for me, x in enumerate(self._lists)
        ]
        self._arguments = np.array(tables_of, dtype=np.int64)
        self._tables = np.array([address_of(row) for row in self._arguments], dtype=np.int64)
        self._steps = 0
        self._result = np.zeros(2, dtype=np.int64)
        self._at = address_of(self._result)
        self._crew: Crew | None = None

    def run(self, steps: int) -> int:
        """Go through the list `steps` times, or until a check fails; gives how many times it came to its end."""
        if steps != self._steps:
            self._arguments[:, 9] = self._steps = steps
        hands = crew()
        if hands.size == len(self._tables) and hands.busy.acquire(blocking=False):
            try:
                if hands is not self._crew:
                    self._crew, self._to_lead = hands, hands.arguments_to_lead(self._tables, self._state)
                    self._words = (self._at, self._at + 8, address_of(self._to_lead))
                hands.wake()
                hands.lead(*self._words)
            finally:
                hands.busy.release()
        else:
            self._state.fill(0)
            hands.alone(self._at, self._at + 8, int(self._tables[0]))
        return int(self._result[0])
