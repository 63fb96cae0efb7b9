"""Trees and forests of chainrule, scikit-learn and LightGBM, on the same rows, in alternation: medians and ratios.

Run with: pip install '.[bench]' && python benchmarks/trees.py
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "2")

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import sklearn
from sklearn.datasets import make_classification

warnings.filterwarnings("ignore", message="X does not have valid feature names")

ROWS, FEATURES, TREES = 100_000, 20, 100
LEAVES = (1000, 2000, 4000, 8000)  # LightGBM grows best first and wants a limit


def table() -> tuple[Any, Any, Any, Any]:
    """100,000 rows to learn from and 100,000 to judge with; five in a hundred labels are wrong."""
    X, y = make_classification(2 * ROWS, FEATURES, n_informative=10, n_redundant=5, flip_y=0.05, random_state=0)
    return X[:ROWS], y[:ROWS], X[ROWS:], y[ROWS:]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def compare(name: str, ours: Callable[[], Any], theirs: dict[str, Callable[[], Any]], rounds: int) -> None:
    """Print the medians of all, and the medians of the ratios of neighbouring rounds."""
    times: dict[str, list[float]] = {who: [] for who in ("chainrule", *theirs)}
    for _ in range(rounds):
        for who, work in {"chainrule": ours, **theirs}.items():
            times[who].append(timed(work)[0])
    line = f"{name:<38} chainrule {statistics.median(times['chainrule']):7.3f} s"
    for peer in theirs:
        ratio = statistics.median(b / a for a, b in zip(times["chainrule"], times[peer], strict=True))
        line += f"   {peer} {statistics.median(times[peer]):7.3f} s, {ratio:5.2f} times ours"
    print(line, flush=True)


FIRST = """
import time, numpy as np
from chainrule.models import DecisionTreeClassifier, RandomForestClassifier
rng = np.random.default_rng(0)
X, y = rng.normal(size=(50, 20)), np.arange(50) % 2
start = time.perf_counter()
DecisionTreeClassifier().fit(X, y).predict(X)
RandomForestClassifier(2).fit(X, y).predict(X)
print(time.perf_counter() - start)
"""

MEMORY = """
import sys
import numpy as np

def peak():
    return int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024

if sys.argv[1] == "chainrule":
    from chainrule.models import RandomForestClassifier
else:
    from sklearn.ensemble import RandomForestClassifier
data = np.load(sys.argv[2])
X, y = data["X"], data["y"]
before = peak()
RandomForestClassifier(100, n_jobs=2, random_state=0).fit(X, y)
print(before, peak())
"""


def compilation() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NUMBA_CACHE_DIR": folder}
        for name in ("first run ever", "with a warm cache"):
            run = subprocess.run(
                [sys.executable, "-c", FIRST], env=environment, capture_output=True, text=True, check=True
            )
            print(f"kernels of trees and forests, {name:<19} {float(run.stdout):7.3f} s", flush=True)


def memory(X: Any, y: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.npz")  # noqa: PTH118
        np.savez(path, X=X, y=y)
        peaks = {}
        for who in ("chainrule", "scikit-learn"):
            run = subprocess.run(
                [sys.executable, "-c", MEMORY, who, path], capture_output=True, text=True, check=True
            )
            before, peaks[who] = map(float, run.stdout.split())
            print(
                f"peak of a process that fits the forest, {who:<13} {before:6.0f} MiB before, {peaks[who]:6.0f} MiB"
            )
        print(f"  chainrule's over scikit-learn's: {peaks['chainrule'] / peaks['scikit-learn']:.2f}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds

    import lightgbm
    import sklearn.ensemble as ensemble
    import sklearn.tree as tree

    from chainrule.models import DecisionTreeClassifier, RandomForestClassifier

    versions = f"NumPy {np.__version__}, scikit-learn {sklearn.__version__}, LightGBM {lightgbm.__version__}"
    print(f"{versions}, {rounds} rounds")
    compilation()
    X, y, X_test, y_test = table()

    def forest(**parameters: Any) -> Any:
        return RandomForestClassifier(TREES, n_jobs=2, random_state=0, **parameters).fit(X, y)

    def sklearn_forest() -> Any:
        return ensemble.RandomForestClassifier(TREES, n_jobs=2, random_state=0).fit(X, y)

    def lightgbm_forest(leaves: int) -> Any:
        return lightgbm.LGBMClassifier(
            boosting_type="rf", n_estimators=TREES, num_leaves=leaves, min_child_samples=1, min_child_weight=0,
            subsample=0.632, subsample_freq=1, feature_fraction_bynode=0.2, n_jobs=2, verbose=-1, random_state=0,
        ).fit(X, y)  # fmt: skip

    def one_tree_of_boosting() -> Any:
        return ensemble.HistGradientBoostingClassifier(
            max_iter=1, max_leaf_nodes=None, min_samples_leaf=1, early_stopping=False
        ).fit(X, y)

    def exact_tree() -> Any:
        return tree.DecisionTreeClassifier(random_state=0).fit(X, y)

    DecisionTreeClassifier().fit(X[:50], y[:50])
    compare("exact tree", lambda: DecisionTreeClassifier().fit(X, y), {"scikit-learn": exact_tree}, rounds)
    compare(
        "histogram tree",
        lambda: DecisionTreeClassifier(splits="histogram").fit(X, y),
        {"scikit-learn": exact_tree, "its boosting, one tree": one_tree_of_boosting},
        rounds,
    )

    fitted, peer = forest(), sklearn_forest()
    accuracy = fitted.score(X_test, y_test)
    print(f"test accuracy of {TREES} trees: {accuracy:.4f}, scikit-learn {peer.score(X_test, y_test):.4f}")
    enough = LEAVES[-1]
    for leaves in LEAVES:
        reached = lightgbm_forest(leaves).score(X_test, y_test)
        print(f"  LightGBM, rf, {leaves} leaves: {reached:.4f}", flush=True)
        if reached > accuracy - 0.005:
            enough = leaves
            break
    compare(
        f"forest of {TREES} trees",
        forest,
        {"scikit-learn": sklearn_forest, f"LightGBM, {enough} leaves": lambda: lightgbm_forest(enough)},
        min(rounds, 3),
    )
    compare(
        "forest predict, 100,000 rows",
        lambda: fitted.predict(X_test),
        {"scikit-learn": lambda: peer.predict(X_test)},
        max(rounds, 5),
    )
    memory(X, y)


if __name__ == "__main__":
    main()
