"""A second pair of hands: threads of machine code that take pieces of a large kernel, so that all cores work on it.

The thread that runs a plan cuts a kernel into pieces, wakes the others, and takes pieces itself until none is
left. Whoever does not come in time (the machine has other work, too) is not waited for: only pieces that somebody
has begun are.
"""

from __future__ import annotations

import ctypes
import os
import threading
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.compiler import loops
from chainrule.compiler.codegen import Call
from chainrule.compiler.machine import addresses_of

Array = NDArray[Any]

WORTH_SHARING = 50_000
"""Places; a kernel over fewer of them is done before anybody is awake."""

PIECES = 8
MOST_THREADS = 4


class Crew:
    """The threads of this process that help.

    Attributes:
        job: what they look at: pieces left, pieces unfinished, the kernel, its tables of arguments, and more.
        semaphore: what they sleep on.
        helpers: how many there are; 0 where the system has no semaphores of this kind.
    """

    def __init__(self) -> None:
        self.job = np.zeros(8, dtype=np.int64)
        self.semaphore = np.zeros(16, dtype=np.int64)
        library = ctypes.CDLL(None) if os.name == "posix" else None
        functions = [getattr(library, name, None) for name in ("sem_init", "sem_wait", "sem_post", "sched_yield")]
        self.helpers = 0
        if any(function is None for function in functions) or self._prepare(functions[0]) != 0:
            return
        self.wait, self.post, self.rest = (ctypes.cast(f, ctypes.c_void_p).value or 0 for f in functions[1:])  # type: ignore[arg-type]
        self.helpers = threads() - 1
        (address,) = addresses_of([loops.source_of(loops.serve, "int64", "size", "size")])
        for _ in range(self.helpers):
            threading.Thread(target=self._serve, args=(address,), daemon=True, name="chainrule kernels").start()

    def _prepare(self, sem_init: Any) -> int:
        sem_init.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_uint)
        return int(sem_init(self.semaphore.ctypes.data, 0, 0))

    def _serve(self, address: int) -> None:
        table = np.array([self.job.ctypes.data, self.wait, self.semaphore.ctypes.data], dtype=np.int64)
        result = np.zeros(2, dtype=np.int64)
        form = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        form(address)(result.ctypes.data, result.ctypes.data + 8, table.ctypes.data)


def threads() -> int:
    """How many threads work together: as many as BLAS is told to use, or as there are cores, within reason."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        if os.environ.get(name, "").isdigit():
            return max(1, min(int(os.environ[name]), MOST_THREADS))
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, MOST_THREADS)


@lru_cache(maxsize=1)
def crew() -> Crew:
    """The crew of this process, which begins when it is first needed."""
    return Crew()


def shared(call: Call) -> Call:
    """The same kernel done by all hands, where it is large enough and its places do not depend on each other."""
    if call.places < WORTH_SHARING or not call.steps or threads() == 1 or crew().helpers == 0:
        return call
    n, hands = int(call.arguments[0]), crew()
    borders = [n * i // PIECES for i in range(PIECES + 1)]
    tables = [_piece(call, start, end - start) for start, end in pairwise(borders) if end > start]
    addresses = np.array([table.ctypes.data for table in tables], dtype=np.int64)
    (kernel,) = addresses_of([call.source])
    source = loops.source_of(loops.share, "int64", *["size"] * 4, "int64", "size", "size", "size")
    awake = [hands.job, hands.post, hands.semaphore, hands.helpers]
    arguments = [*awake, kernel, addresses, addresses, len(tables), hands.rest]
    return Call(source, arguments, shared=call, tables=tables)


def _piece(call: Call, start: int, length: int) -> Array:
    """The table of arguments for some of the places: fewer of them, and every array from where they begin."""
    words = []
    for i, value in enumerate(call.arguments):
        if isinstance(value, int):
            words.append(length if i == 0 else value)
        else:
            words.append(value.__array_interface__["data"][0] + call.steps.get(i, 0) * start * value.itemsize)
    return np.array(words, dtype=np.int64)
