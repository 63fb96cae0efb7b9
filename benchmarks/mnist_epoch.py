"""One epoch of MNIST as a whole process, from its start to its end: chainrule and PyTorch in alternation.

    CHAINRULE_DATA=folder/with/mnist python benchmarks/mnist_epoch.py [--repeats N]

60,000 images through 784-512-512-10 with dropout 0.2, batch 128, Adam, two threads. Both read the images with
`chainrule.data`, so that only the training differs. The bar: chainrule takes at most 0.9 of PyTorch's time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

BATCH, RATE, DROPOUT = 128, 1e-3, 0.2


def train_chainrule() -> float:
    """Train; gives the loss of the epoch."""
    from chainrule import data, fit, losses, nn, optim

    images = data.load_mnist()[0]
    he = nn.init.he_uniform
    model = nn.Sequential(
        nn.Linear(784, 512, initial=he, seed=0), nn.ReLU(), nn.Dropout(DROPOUT, seed=1),
        nn.Linear(512, 512, initial=he, seed=2), nn.ReLU(), nn.Dropout(DROPOUT, seed=3),
        nn.Linear(512, 10, seed=4),
    )  # fmt: skip
    history = fit(
        model, images.X, images.y, loss=losses.softmax_cross_entropy, seed=0, progress=False,
        optimizer=optim.Adam(model.parameters(), RATE), epochs=1, batch_size=BATCH,
    )  # fmt: skip
    return history["loss"][0]


def train_torch(*, fused: bool) -> float:
    """Train; gives the loss of the epoch."""
    import torch
    from torch import nn

    from chainrule import data

    torch.manual_seed(0)
    torch.set_num_threads(2)
    images = data.load_mnist()[0]
    X, y = torch.from_numpy(images.X), torch.from_numpy(images.y)
    model = nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(), nn.Dropout(DROPOUT),
        nn.Linear(512, 512), nn.ReLU(), nn.Dropout(DROPOUT),
        nn.Linear(512, 10),
    )  # fmt: skip
    he = partial(nn.init.kaiming_uniform_, nonlinearity="relu")
    for layer in (model[0], model[3], model[6]):  # the start that chainrule's layers have
        (nn.init.xavier_uniform_ if layer is model[6] else he)(layer.weight)
        nn.init.zeros_(layer.bias)
    optimizer, measure = torch.optim.Adam(model.parameters(), RATE, fused=fused), nn.CrossEntropyLoss()
    total = torch.zeros(())
    for rows in torch.randperm(len(X)).split(BATCH):
        optimizer.zero_grad()
        loss = measure(model(X[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(rows)
    return float(total) / len(X)


PROGRAMS: dict[str, Callable[[], float]] = {
    "chainrule": train_chainrule,
    "PyTorch eager": partial(train_torch, fused=False),
    "PyTorch fused": partial(train_torch, fused=True),
}


def process(name: str) -> tuple[float, float]:
    """Seconds from the start of a process to its end, and the loss that it prints."""
    threads = {f"{library}_NUM_THREADS": "2" for library in ("OMP", "OPENBLAS", "MKL", "NUMBA")}
    command = [sys.executable, __file__, "--process", name]
    start = time.perf_counter()
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **threads}).stdout
    return time.perf_counter() - start, float(output)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeats", type=int, default=7, metavar="N", help="rounds (7)")
    arguments.add_argument("--process", choices=PROGRAMS, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.process:
        print(PROGRAMS[options.process]())
        return
    reached = {name: process(name)[1] for name in PROGRAMS}  # and files and kernels are in the caches now
    rounds = [{name: process(name)[0] for name in PROGRAMS} for _ in range(options.repeats)]
    for name in PROGRAMS:
        share = statistics.median(times["chainrule"] / times[name] for times in rounds)
        seconds = statistics.median(times[name] for times in rounds)
        told = "" if name == "chainrule" else f", chainrule takes {share:.2f} of it"
        told += " (bar 0.9)" if name == "PyTorch eager" else ""
        print(f"{name:<14} {seconds:6.2f} s, loss {reached[name]:.4f}{told}")


if __name__ == "__main__":
    main()
