"""From save to verdict: how long a learner waits in front of the watching terminal, and for hostile code at most.

    python benchmarks/course.py [--saves 200]

The bars: median at most 60 ms, 95th percentile at most 150 ms; whatever the code does, a verdict within 3 s.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pexpect
from tests.course.test_worker import HOSTILE

from chainrule.course.authoring import completed
from chainrule.course.exercise import catalogue
from chainrule.course.worker import Worker
from chainrule.course.workspace import Workspace


def saves(folder: Path, count: int) -> list[tuple[float, str]]:
    """Save right and wrong answers in a random order; seconds until the last line of each verdict, and its file."""
    workspace = Workspace.create(folder)
    child: Any = pexpect.spawn(
        sys.executable, ["-m", "chainrule"], cwd=str(folder), encoding="utf-8", timeout=30, dimensions=(50, 120),
        env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    child.expect_exact("q quit")
    answers = []
    for exercise in catalogue():
        answers += [(exercise, completed(exercise, text)) for text in exercise.wrong_answers().values()]
        answers += [(exercise, text) for text in exercise.solutions().values()]
    chosen = random.Random(0).sample(answers, count)
    found = []
    for number, (exercise, text) in enumerate(chosen):
        path = workspace.path(exercise)
        time.sleep(random.Random(number).random() * 0.05)
        begin = time.perf_counter()
        path.write_text(f"{text}\n# {number}\n", encoding="utf-8")
        child.expect_exact("q quit")
        found.append((time.perf_counter() - begin, exercise.file))
    child.send("q")
    child.expect(pexpect.EOF)
    return found


def hostile(folder: Path) -> dict[str, float]:
    """Seconds until the verdict on code that does its worst."""
    exercise = catalogue().find("line-gradient")
    found = {}
    with Worker(Workspace.create(folder).folder) as worker:
        worker.check(exercise, exercise.starter, "starter.py")
        for name, (text, _) in HOSTILE.items():
            begin = time.perf_counter()
            worker.check(exercise, text, "05_gradient.py")
            found[name] = time.perf_counter() - begin
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = sorted(saves(Path(folder) / "course", arguments.saves))
        seconds = [one for one, _ in times]
        print(
            f"save to verdict, {len(seconds)} saves: median {statistics.median(seconds) * 1e3:.0f} ms (bar 60), "
            f"95 % within {seconds[int(0.95 * len(seconds))] * 1e3:.0f} ms (bar 150), "
            f"slowest {seconds[-1] * 1e3:.0f} ms ({times[-1][1]})"
        )
        for name, taken in sorted(hostile(Path(folder) / "hostile").items(), key=lambda item: -item[1]):
            print(f"{name:<28} {taken:5.2f} s (bar 3)")


if __name__ == "__main__":
    main()
