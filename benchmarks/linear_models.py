"""Linear models of chainrule and scikit-learn on the same rows, in alternation: medians, ratios, losses.

Run with: pip install '.[bench]' && CHAINRULE_DATA=folder/with/mnist python benchmarks/linear_models.py
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "2")

import argparse
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import sklearn
import sklearn.linear_model as peer
from sklearn.exceptions import ConvergenceWarning

from chainrule.data import load_mnist
from chainrule.models import LinearRegression, LogisticRegression, SoftmaxRegression

warnings.simplefilter("ignore", ConvergenceWarning)  # scikit-learn's 100 iterations are the yardstick here


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    model = work()
    return time.perf_counter() - start, model


def compare(
    name: str,
    ours: Callable[[], Any],
    theirs: dict[str, Callable[[], Any]],
    loss: Callable[[Any], float],
    rounds: int,
) -> None:
    """Print the medians, the medians of the ratios of neighbouring rounds, and the training losses."""
    times: dict[str, list[float]] = {who: [] for who in ("chainrule", *theirs)}
    reached = {}
    for _ in range(rounds):
        for who, work in {"chainrule": ours, **theirs}.items():
            seconds, model = timed(work)
            times[who].append(seconds)
            reached[who] = loss(model)
    print(f"{name}\n  chainrule {statistics.median(times['chainrule']):7.3f} s, loss {reached['chainrule']:.9f}")
    for who in theirs:
        ratio = statistics.median(b / a for a, b in zip(times["chainrule"], times[who], strict=True))
        print(
            f"  {who} {statistics.median(times[who]):7.3f} s, {ratio:5.2f} times ours, loss {reached[who]:.9f}",
            flush=True,
        )


def softmax(dtype: Any, rounds: int) -> None:
    """Ours stops as soon as its loss is at most that of scikit-learn's 100 iterations."""
    digits = load_mnist()[0]
    X, y = np.asarray(digits.X).reshape(60_000, -1).astype(dtype), digits.y

    def loss(model: Any) -> float:
        p = model.predict_proba(X)[np.arange(len(y)), y].astype(np.float64)
        return float(-np.log(np.maximum(p, 1e-300)).mean())

    def theirs() -> Any:
        return peer.LogisticRegression(C=np.inf, max_iter=100).fit(X, y)

    bar = loss(theirs())
    steps = next(n for n in range(10, 101, 5) if loss(SoftmaxRegression(max_iter=n).fit(X, y)) <= bar)
    compare(
        f"softmax regression, 60,000 MNIST images, {np.dtype(dtype).name}, {steps} of our steps",
        lambda: SoftmaxRegression(max_iter=steps).fit(X, y),
        {"scikit-learn, 100 of its steps": theirs},
        loss,
        rounds,
    )


def logistic(rounds: int) -> None:
    generator = np.random.default_rng(0)
    X = generator.standard_normal((1_000_000, 20))
    y = (generator.random(1_000_000) < 1 / (1 + np.exp(-X @ generator.standard_normal(20)))).astype(int)

    def loss(model: Any) -> float:
        z = X @ model.coef_[0] + model.intercept_[0]
        return float(np.mean(np.logaddexp(0, z) - z * y))

    compare(
        "logistic regression, 1,000,000 × 20",
        lambda: LogisticRegression().fit(X, y),
        {
            "scikit-learn": lambda: peer.LogisticRegression(C=np.inf).fit(X, y),
            "scikit-learn, newton-cholesky": lambda: peer.LogisticRegression(
                C=np.inf, solver="newton-cholesky"
            ).fit(X, y),
        },
        loss,
        rounds,
    )


def least_squares(rounds: int) -> None:
    generator = np.random.default_rng(0)
    X = generator.standard_normal((1_000_000, 50))
    y = X @ generator.standard_normal(50) + generator.standard_normal(1_000_000)
    compare(
        "least squares, 1,000,000 × 50",
        lambda: LinearRegression().fit(X, y),
        {"scikit-learn": lambda: peer.LinearRegression().fit(X, y)},
        lambda model: float(np.mean((model.predict(X) - y) ** 2)),
        rounds,
    )


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--quick", action="store_true", help="one round, and MNIST in float32 only")
    options = arguments.parse_args()
    rounds = 1 if options.quick else options.rounds
    print(f"NumPy {np.__version__}, scikit-learn {sklearn.__version__}, {rounds} rounds")
    least_squares(rounds)
    logistic(rounds)
    softmax(np.float32, min(rounds, 3))
    if not options.quick:
        softmax(np.float64, min(rounds, 3))


if __name__ == "__main__":
    main()
