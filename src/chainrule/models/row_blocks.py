"""A long table, worked on block by block: a block stays in the processor's cache, and threads share the blocks."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Work = Callable[[slice], Sequence[Any]]
BLOCK_BYTES = 2**20
ENOUGH = 4  # blocks that are worth a thread


def row_blocks(X: Array) -> list[slice]:
    """Cut the rows of X (m, n) into blocks of about 1 MiB."""
    rows = max(64, BLOCK_BYTES // max(1, X.shape[1] * X.itemsize))
    return [slice(first, first + rows) for first in range(0, len(X), rows)]


def sum_over_rows(X: Array, work: Work) -> list[NDArray[np.float64]]:
    """Add up, in float64, what `work(block)` gives for all blocks of rows of X.

    There are as many threads as the matrix products (BLAS) have; those keep to one each for the while, since small
    products wait longer for one another than they take. The same number of threads gives the same sums.

    Args:
        X: (m, n).
        work: gives a sequence of numbers and arrays for a slice of the rows.

    >>> table = np.arange(6.0).reshape(3, 2)
    >>> [total.tolist() for total in sum_over_rows(table, lambda block: (table[block].sum(axis=0), 1))]
    [[6.0, 9.0], 1.0]
    """
    blocks = row_blocks(X)
    threads = min(_threads(), len(blocks) // ENOUGH)
    if threads < 2:
        return _sum(work, blocks)
    cuts = [len(blocks) * i // threads for i in range(threads + 1)]
    with _products().limit(limits=1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
        shares = [
            # a copy of the context, so that NumPy's errstate goes along
            pool.submit(contextvars.copy_context().run, _sum, work, blocks[first:last])
            for first, last in pairwise(cuts)
        ]
        parts = [share.result() for share in shares]
    return [np.sum(together, axis=0) for together in zip(*parts, strict=True)]


def _sum(work: Work, blocks: list[slice]) -> list[NDArray[np.float64]]:
    totals = [np.array(part, np.float64) for part in work(blocks[0])]
    for block in blocks[1:]:
        for total, part in zip(totals, work(block), strict=True):
            total += part
    return totals


def _threads() -> int:
    """Threads that matrix products use now; 1 inside somebody else's thread, since others are at work too."""
    if threading.current_thread() is not threading.main_thread():
        return 1
    return max((pool["num_threads"] for pool in _products().info() if pool["user_api"] == "blas"), default=1)


@cache
def _products() -> Any:
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()
