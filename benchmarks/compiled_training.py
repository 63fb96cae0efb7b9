"""Training steps and inference of chainrule and its peers, in alternation: medians, and how they stand to the bars.

    python benchmarks/compiled_training.py [--only NAME] [--repeats N] [--quick]

Each contender (contenders.py) has a process of its own, on the same two cores, and waits while another is measured.
All start from the same weights and take the same batches. README.md beside this file says what the figures mean.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import platform
import statistics
import time
from importlib import metadata
from typing import Any

from contenders import INFERENCE, TRAINING, Block, Task, UnavailableError, build

import chainrule

LARGE = (784, 512, 512, 10)
TASKS = [
    Task((2, 8, 2), 16, "SGD", bar=4, eager_bar=15),
    Task((2, 8, 8, 1), 50, "Adam", bar=4),
    Task((64, 64, 10), 32, "Adam", bar=2),
    Task((784, 128, 10), 32, "SGD", bar=1.5),
    Task(LARGE, 128, "Adam", bar=1.05, share_bar=0.75),
    Task(LARGE, 128, "Adam", bar=1.05, dropout=0.2),
    Task(LARGE, 1, "inference", bar=2),
    Task(LARGE, 10_000, "inference", bar=1, steps=2),
]
OURS = "chainrule"
EAGER, SCAN, PRODUCTS = "PyTorch eager", "JAX scan", "products alone"
PEERS = (EAGER, "PyTorch fused", "torch.compile", "JAX jit", "scikit-learn")
"""Of JAX, one jitted step a batch; an epoch in one `scan` is measured and shown, but decides no bar."""
EPOCHS_COMPARED = 3
REST = 0.25
"""Seconds before each measurement, in which the last contender's threads stop spinning and fall asleep: OpenBLAS's
look for work for more than a tenth of a second, which the next contender would pay for."""

Times = dict[str, list[float]]
"""Microseconds a step of each contender, one for each round."""


class Process:
    """A contender at work in a process of its own."""

    def __init__(self, name: str, task: Task) -> None:
        self.name = name
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, name, task), daemon=True)
        self.process.start()
        theirs.close()

    def run(self, epochs: int) -> Block:
        """Have it do some epochs; raises RuntimeError with its reason if it cannot."""
        time.sleep(REST)
        self.pipe.send(epochs)
        try:
            answer = self.pipe.recv()
        except EOFError:
            raise RuntimeError("its process died") from None
        if isinstance(answer, str):
            raise RuntimeError(answer)
        block: Block = answer
        return block

    def close(self) -> None:
        """Let it end."""
        self.pipe.close()
        self.process.join()


def serve(pipe: Any, name: str, task: Task) -> None:
    """Answer each number of epochs with a Block, or with the reason why there is none."""
    contender = None
    while True:
        try:
            epochs = pipe.recv()
        except EOFError:
            return
        try:
            contender = contender or build(name, task)
            pipe.send(contender(epochs))
        except UnavailableError as error:
            pipe.send(str(error))
        except Exception as error:  # whatever a framework raises, the others go on
            pipe.send(f"{type(error).__name__}: {error}".splitlines()[0])


def start(task: Task, skipped: set[str]) -> tuple[list[Process], dict[str, float], dict[str, str]]:
    """Start the contenders one by one and let each train a little: their losses, and why some cannot take part."""
    running: list[Process] = []
    reached: dict[str, float] = {}
    absent: dict[str, str] = {}
    for name in TRAINING if task.trains else INFERENCE:
        if name in skipped or (name == PRODUCTS and task.sizes != LARGE):
            continue
        process = Process(name, task)
        try:
            reached[name] = process.run(EPOCHS_COMPARED).loss
            running.append(process)
        except RuntimeError as error:
            absent[name] = str(error)
            process.close()
    return running, reached, absent


def measure(running: list[Process], task: Task, rounds: int, seconds: float) -> Times:
    """Measure everybody in each round, for about so many seconds; every round begins with another one."""
    epochs = {process.name: max(1, math.ceil(seconds / process.run(1).seconds)) for process in running}
    times: Times = {process.name: [] for process in running}
    for i in range(rounds):
        first = i % len(running)
        for process in running[first:] + running[:first]:
            n = epochs[process.name]
            times[process.name].append(process.run(n).seconds / (n * task.steps) * 1e6)
    return times


def ratio(times: Times, name: str) -> float:
    """How many times as long as chainrule: the median over the rounds."""
    return statistics.median(theirs / ours for ours, theirs in zip(times[OURS], times[name], strict=True))


def show(task: Task, times: Times, reached: dict[str, float], absent: dict[str, str]) -> None:
    """Print what each contender took, and whether all of them came to the same loss."""
    print(f"\n{task.name}")
    loss_of = f"loss, epoch {EPOCHS_COMPARED}" if task.trains else "loss"
    print(f"  {'':<18}{'µs a step':>12}{'× chainrule':>13}{loss_of:>16}")
    for name, values in times.items():
        against = f"{ratio(times, name):.2f}" if OURS in times else "–"
        loss = "–" if math.isnan(reached[name]) else f"{reached[name]:.5f}"
        print(f"  {name:<18}{statistics.median(values):>12,.1f}{against:>13}{loss:>16}")
    for name, reason in absent.items():
        print(f"  {name:<18}{'–':>12}   {reason}")
    losses = [loss for loss in reached.values() if not math.isnan(loss)]
    print(f"  the losses differ by {(max(losses) - min(losses)) / statistics.median(losses):.2%}", flush=True)


def rows(task: Task, times: Times) -> list[str]:
    """The lines of the last table: against the fastest peer, and against each other thing that has a bar."""
    if OURS not in times:
        return []
    peers = [name for name in PEERS if name in times]
    against = [(min(peers, key=lambda name: ratio(times, name)), task.bar)] if peers else []
    if task.eager_bar is not None and EAGER in times:
        against.append((EAGER, task.eager_bar))
    if task.share_bar is not None:
        against.append((PRODUCTS, task.share_bar))
    lines = []
    for name, bar in against:
        ours, theirs = statistics.median(times[OURS]), statistics.median(times[name])
        found = ratio(times, name)
        told = f"{found:.2f}" if found >= bar else f"{found:.2f}, missed"
        scan = f"{ratio(times, SCAN):.2f}" if SCAN in times else "–"
        lines.append(row(task.name, f"{ours:,.1f}", name, f"{theirs:,.1f}", told, f"{bar:g}", scan))
    return lines


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def versions() -> str:
    """What is compared, with versions; a peer that is not installed is left out."""
    found = [f"chainrule {chainrule.__version__}", f"Python {platform.python_version()}"]
    for package in ("numpy", "torch", "jax", "scikit-learn"):
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def two_cores() -> None:
    """Give this process, and all that it starts, two threads and two cores."""
    for library in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
        os.environ[f"{library}_NUM_THREADS"] = "2"
    if hasattr(os, "sched_setaffinity"):  # XLA has no such variable and takes all cores that it may use
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default="", metavar="NAME", help="only networks with this in their name")
    arguments.add_argument("--repeats", type=int, default=9, metavar="N", help="rounds (9)")
    arguments.add_argument("--quick", action="store_true", help="three short rounds, without torch.compile")
    options = arguments.parse_args()
    chosen = [task for task in TASKS if options.only in task.name]
    if not chosen:
        arguments.error(f"--only {options.only}: none of\n  " + "\n  ".join(task.name for task in TASKS))
    two_cores()
    rounds, seconds = (3, 0.1) if options.quick else (options.repeats, 0.5)
    print(f"{versions()}; 2 threads, float32, {rounds} rounds, medians")
    lines = []
    for task in chosen:
        running, reached, absent = start(task, {"torch.compile"} if options.quick else set())
        times = measure(running, task, rounds, seconds)
        for process in running:
            process.close()
        show(task, times, reached, absent)
        lines += rows(task, times)
    if lines:
        print("\n" + row("network", "chainrule, µs", "against", "its µs", "ratio", "bar", "ratio to JAX scan"))
        print("\n".join(["|---|---|---|---|---|---|---|", *lines]))


if __name__ == "__main__":
    main()
