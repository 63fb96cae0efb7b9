"""Backward through a chain of 50,000 ops, and through 60 doublings, in which each rule must run once.

Run with: python benchmarks/graphs.py
"""

from __future__ import annotations

import statistics
import time

from chainrule import Tensor

ROUNDS = 5


def chain(length: int) -> float:
    x = Tensor(1.0)
    y = x
    for _ in range(length):
        y = y + 1e-6
    start = time.perf_counter()
    y.backward()
    return time.perf_counter() - start


def doublings(count: int) -> float:
    x = Tensor(1.0)
    y = x
    for _ in range(count):
        y = y + y
    start = time.perf_counter()
    y.backward()
    assert x.grad == 2.0**count
    return time.perf_counter() - start


def main() -> None:
    print(
        f"backward, chain of 50,000 ops: {statistics.median(chain(50_000) for _ in range(ROUNDS)):.3f} s (bar 1 s)"
    )
    print(f"backward, 60 doublings: {statistics.median(doublings(60) for _ in range(ROUNDS)) * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
