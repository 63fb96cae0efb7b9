"""`chainrule digits` as a whole process with its default settings: test accuracy and time, one line a seed.

Run with: python benchmarks/digits.py [number of seeds]
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time


def run(seed: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "chainrule", "digits", "--json", "--seed", str(seed), "--out", folder]
        start = time.perf_counter()
        output = subprocess.run(command, capture_output=True, check=True).stdout
        return json.loads(output)["accuracy"], time.perf_counter() - start


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = [run(seed) for seed in range(seeds)]
    for seed, (accuracy, seconds) in enumerate(found):
        print(f"seed {seed}: test accuracy {accuracy:.2%}, {seconds:.1f} s from process start")
    accuracies, times = zip(*found, strict=True)
    print(f"median {statistics.median(accuracies):.2%} (bar 97.5 %), longest {max(times):.1f} s (bar 10 s)")


if __name__ == "__main__":
    main()
