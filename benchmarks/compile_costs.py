"""What compiling costs around the steps: the first time ever, at the start of a later process, and in memory.

    python benchmarks/compile_costs.py [--repeats N]

The network is that of `chainrule digits`: 64-128-64-10, dropout, label smoothing, AdamW, validation, a smaller last
batch. The bars: with an empty cache `fit` compiles within 8 s; in a later process training is under way 0.4 s after
the call (three steps, since the first is recorded and not yet replayed); over 10,000 steps memory stays flat.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from chainrule import data, fit, losses, nn, optim
from chainrule.training import Callback, Run

STEPS, STEPS_OF_EPOCH = 10_000, 250


def digits(rows: int, epochs: int, validation: int = 0, callbacks: list[Callback] | None = None) -> float:
    """Seconds of `fit` on some of the digits."""
    images = data.load_digits()
    model = nn.Sequential(
        nn.Linear(64, 128, initial=nn.init.he_uniform, seed=0), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(128, 64, initial=nn.init.he_uniform, seed=1), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(64, 10, seed=2),
    )  # fmt: skip
    held_out = (images.X[-validation:], images.y[-validation:]) if validation else None
    # The data set over and over where more rows are asked for than it has
    X, y = np.resize(images.X, (rows, 64)), np.resize(images.y, rows)
    optimizer = optim.AdamW(model.parameters(), 2e-3)
    start = time.perf_counter()
    fit(
        model, X, y, loss=partial(losses.softmax_cross_entropy, label_smoothing=0.1), optimizer=optimizer,
        epochs=epochs, batch_size=32, validation=held_out, callbacks=callbacks or [], seed=0, progress=False,
    )  # fmt: skip
    return time.perf_counter() - start


def resident() -> int:
    """Bytes of memory that this process holds, as Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Memory(Callback):
    """Notes at the end of each epoch what is held, and how much more there was at most since the last."""

    def begin(self, run: Run) -> None:
        """Start counting; the notes have their place beforehand, so that they do not count themselves."""
        self.resident, self.held, self.above = np.zeros((3, run.epochs), dtype=np.int64)
        tracemalloc.start()

    def epoch_end(self, run: Run) -> None:
        """Note an epoch."""
        i = run.epoch - 1
        self.resident[i] = resident()
        self.held[i], most = tracemalloc.get_traced_memory()
        self.above[i] = most - self.held[i - 1]
        tracemalloc.reset_peak()


def memory() -> dict[str, float]:
    """How memory goes over 10,000 steps, from the fourth epoch on: by then everything has its place."""
    notes, first = Memory(), 3
    digits(STEPS_OF_EPOCH * 32, 1 + first + STEPS // STEPS_OF_EPOCH, callbacks=[notes])
    return {
        "resident": float(notes.resident[-1] - notes.resident[first]),
        "held": float(notes.held[-1] - notes.held[first]),
        "above": float(np.median(notes.above[first + 1 :])),
    }


CHILDREN = {
    "first steps": lambda: digits(96, 1),
    "training": lambda: digits(1168, 2, validation=269),
    "memory": memory,
}


def child(name: str, cache: str) -> Any:
    """What one of them gives in a fresh process whose caches are in a folder of their own."""
    caches = dict.fromkeys(("CHAINRULE_KERNELS", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR"), cache)
    threads = {f"{library}_NUM_THREADS": "2" for library in ("OMP", "OPENBLAS", "MKL", "NUMBA")}
    command = [sys.executable, __file__, "--child", name]
    environment = {**os.environ, **caches, **threads}
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment).stdout)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeats", type=int, default=7, metavar="N", help="fresh processes a measurement (7)")
    arguments.add_argument("--child", choices=CHILDREN, help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.child:
        print(json.dumps(CHILDREN[options.child]()))
        return
    empty = []
    for _ in range(min(3, options.repeats)):
        with tempfile.TemporaryDirectory() as cache:
            empty.append(child("training", cache))
    with tempfile.TemporaryDirectory() as cache:
        for name in ("training", "first steps"):
            child(name, cache)
        warm = [child("training", cache) for _ in range(options.repeats)]
        first = [child("first steps", cache) for _ in range(options.repeats)]
        found = child("memory", cache)
    never, later, soon = (statistics.median(seconds) for seconds in (empty, warm, first))
    kib = {name: f"{number / 1024:,.1f} KiB" for name, number in found.items()}
    order = STEPS_OF_EPOCH * 32 * 8 / 1024
    print(f"fit of 2 epochs in a fresh process: with an empty cache {never:.2f} s (bar 8), later {later:.2f} s")
    print(f"fit to the end of the third step in a later process: {soon:.3f} s (bar 0.4)")
    print(
        f"over {STEPS:,} steps: the process grows by {kib['resident']}, what Python and NumPy hold by {kib['held']}"
    )
    print(f"within an epoch at most {kib['above']} come and go; the order of its rows takes {order:,.1f} KiB")


if __name__ == "__main__":
    main()
