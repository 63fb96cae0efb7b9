"""One eager training step of chainrule and of PyTorch in alternation: medians, and the median of the ratios.

Run with: pip install '.[bench]' && python benchmarks/eager_step.py
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "2")

import platform
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import torch

import chainrule
from chainrule import losses, nn, optim

ROUNDS = 25


def chainrule_step(sizes: list[int], X: Any, y: Any, adam: bool) -> Callable[[], None]:
    layers: list[nn.Module] = []
    for i, (n_in, n_out) in enumerate(pairwise(sizes)):
        layers += [nn.Linear(n_in, n_out, seed=i), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    optimizer = optim.Adam(model.parameters(), 1e-3) if adam else optim.SGD(model.parameters(), learning_rate=0.1)

    def step() -> None:
        losses.softmax_cross_entropy(model(X), y).backward()
        optimizer.step()

    return step


def torch_step(sizes: list[int], X: Any, y: Any, adam: bool) -> Callable[[], None]:
    layers: list[Any] = []
    for n_in, n_out in pairwise(sizes):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.Adam(model.parameters(), 1e-3) if adam else torch.optim.SGD(model.parameters(), lr=0.1)
    loss = torch.nn.CrossEntropyLoss()
    inputs, labels = torch.from_numpy(X), torch.from_numpy(y)

    def step() -> None:
        optimizer.zero_grad()
        loss(model(inputs), labels).backward()
        optimizer.step()

    return step


def measure(step: Callable[[], None], repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        step()
    return (time.perf_counter() - start) / repeats


def compare(sizes: list[int], batch: int, adam: bool, repeats: int) -> tuple[float, float, float]:
    """Medians of both in seconds, and the median of the ratios of neighbouring rounds."""
    generator = np.random.default_rng(0)
    X = generator.standard_normal((batch, sizes[0])).astype(np.float32)
    y = generator.integers(0, sizes[-1], batch)
    ours, theirs = chainrule_step(sizes, X, y, adam), torch_step(sizes, X, y, adam)
    for step in (ours, theirs):
        measure(step, repeats)
    rounds = [(measure(ours, repeats), measure(theirs, repeats)) for _ in range(ROUNDS)]
    a, b = (statistics.median(times) for times in zip(*rounds, strict=True))
    return a, b, statistics.median(x / y for x, y in rounds)


def main() -> None:
    torch.set_num_threads(2)
    print(f"chainrule {chainrule.__version__}, NumPy {np.__version__}, PyTorch {torch.__version__}, ", end="")
    print(f"Python {platform.python_version()}, 2 threads, {ROUNDS} rounds, medians")
    print(f"{'network':<36}{'chainrule':>12}{'PyTorch':>12}{'ratio':>8}{'bar':>6}")
    cases = [([2, 8, 2], 16, False, 400, 0.6), ([784, 512, 512, 10], 128, True, 20, 1.0)]
    for sizes, batch, adam, repeats, bar in cases:
        a, b, ratio = compare(sizes, batch, adam, repeats)
        name = f"{'-'.join(map(str, sizes))}, batch {batch}, {'Adam' if adam else 'SGD'}"
        print(f"{name:<36}{a * 1e6:>9.0f} µs{b * 1e6:>9.0f} µs{ratio:>8.2f}{bar:>6.1f}")


if __name__ == "__main__":
    main()
