"""The time of `import chainrule` beside that of `import numpy`, each in fresh processes, in alternation.

Run with: python benchmarks/import_time.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

ROUNDS = 21
PROGRAM = "import time; s = time.perf_counter(); import {}; print(time.perf_counter() - s)"


def measure(module: str) -> float:
    # With bytecode caches, as an installed package has them
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", PROGRAM.format(module)]
    return float(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)


def main() -> None:
    for module in ("numpy", "chainrule"):
        measure(module)
    rounds = [(measure("chainrule"), measure("numpy")) for _ in range(ROUNDS)]
    ours, numpy = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b in rounds)
    print(f"import chainrule {ours * 1e3:.1f} ms, import numpy {numpy * 1e3:.1f} ms, ratio {ratio:.2f} (bar 1.5)")


if __name__ == "__main__":
    main()
