"""The area under the ROC curve, and the curve, of 5,000,000 scores: chainrule and scikit-learn in alternation.

Run with: pip install '.[bench]' && python benchmarks/roc_auc.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import sklearn
import sklearn.metrics

from chainrule import evaluation

SCORES, ROUNDS = 5_000_000, 7


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    generator = np.random.default_rng(0)
    y = generator.integers(0, 2, SCORES)
    scores = generator.standard_normal(SCORES) + y
    print(f"NumPy {np.__version__}, scikit-learn {sklearn.__version__}, {SCORES:,} scores, {ROUNDS} rounds")
    difference = evaluation.roc_auc(y, scores) - sklearn.metrics.roc_auc_score(y, scores)
    print(f"difference of the areas: {difference:.1e}")
    for name, ours, theirs in (
        ("area", lambda: evaluation.roc_auc(y, scores), lambda: sklearn.metrics.roc_auc_score(y, scores)),
        (
            "curve",
            lambda: evaluation.roc_curve(y, scores),
            lambda: sklearn.metrics.roc_curve(y, scores, drop_intermediate=False),
        ),
    ):
        rounds = [(timed(ours), timed(theirs)) for _ in range(ROUNDS)]
        a, b = (statistics.median(times) for times in zip(*rounds, strict=True))
        ratio = statistics.median(other / mine for mine, other in rounds)
        print(f"{name:<6} chainrule {a:6.3f} s   scikit-learn {b:6.3f} s, {ratio:5.2f} times ours")


if __name__ == "__main__":
    main()
