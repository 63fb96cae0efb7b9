"""Sums over blocks of rows: the same in one thread and in several, and errors come through."""

from __future__ import annotations

import threading
import warnings
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits  # type: ignore[import-untyped]

from chainrule.models.row_blocks import row_blocks, sum_over_rows


def table() -> Any:
    return np.random.default_rng(0).normal(size=(300_000, 8))


@pytest.mark.parametrize("shape", [(1, 1), (63, 2), (70_000, 3), (5, 100_000)])
def test_blocks_cover_every_row_once(shape: tuple[int, int]) -> None:
    blocks = row_blocks(np.zeros(shape))
    np.testing.assert_array_equal(np.concatenate([np.arange(shape[0])[b] for b in blocks]), np.arange(shape[0]))


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_sums_do_not_depend_on_the_threads_but_for_rounding(threads: int) -> None:
    X = table()
    with threadpool_limits(threads, user_api="blas"):
        before = [pool["num_threads"] for pool in threadpool_info()]
        gram, total, count = sum_over_rows(X, lambda b: (X[b].T @ X[b], X[b].sum(axis=0), len(X[b])))
        assert [pool["num_threads"] for pool in threadpool_info()] == before
    np.testing.assert_allclose(gram, X.T @ X, rtol=1e-10, atol=1e-8)
    np.testing.assert_allclose(total, X.sum(axis=0), rtol=1e-10, atol=1e-8)
    assert count == len(X)


def test_in_a_thread_of_somebody_else_the_work_is_not_shared_out() -> None:
    X = table()
    workers = set()

    def work(block: slice) -> tuple[Any, ...]:
        workers.add(threading.current_thread().name)
        return (X[block].sum(),)

    other = threading.Thread(target=sum_over_rows, args=(X, work), name="other")
    other.start()
    other.join()
    assert workers == {"other"}


def test_errors_and_the_callers_error_state_come_through() -> None:
    X = table()

    def fails(block: slice) -> tuple[Any, ...]:
        raise KeyError("from a block")

    with pytest.raises(KeyError, match="from a block"):
        sum_over_rows(X, fails)
    with warnings.catch_warnings(), np.errstate(over="ignore"):
        warnings.simplefilter("error")
        assert sum_over_rows(X, lambda b: (np.exp(X[b] + 1e4).sum(),))[0] == np.inf
