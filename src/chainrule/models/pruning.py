"""Minimal cost-complexity pruning: take back the splits that gain least for each leaf that they add.

Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984), chapter 3.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Cut(NamedTuple):
    """One split taken back.

    Attributes:
        alpha: what the branch below the node was worth for each leaf that it had beyond one.
        node: it becomes a leaf.
        impurity: that of all leaves of the tree afterwards, weighted by their rows.
    """

    alpha: float
    node: int
    impurity: float


def weakest_links(left: NDArray[Any], burden: NDArray[Any]) -> list[Cut]:
    """All splits of a tree, in the order in which they are given up as leaves get dearer.

    alpha(node) = (burden as a leaf - burden of the leaves below it) / (leaves below it - 1)

    Args:
        left: (n_nodes,) left children, each followed by its sister; -1 at leaves. Children come after parents.
        burden: (n_nodes,) impurity times share of the rows.
    """
    n_nodes = len(left)
    parent = np.full(n_nodes, -1)
    below, leaves = burden.astype(np.float64), np.ones(n_nodes, np.int64)
    for node in range(n_nodes - 1, -1, -1):
        if left[node] >= 0:
            children = slice(left[node], left[node] + 2)
            parent[children] = node
            below[node], leaves[node] = below[children].sum(), leaves[children].sum()
    alpha = np.full(n_nodes, np.inf)
    inner = left >= 0
    alpha[inner] = (burden[inner] - below[inner]) / (leaves[inner] - 1)

    cuts: list[Cut] = []
    so_far = 0.0
    while np.isfinite(alpha[weakest := int(alpha.argmin())]):
        so_far = max(so_far, float(alpha[weakest]))
        heavier, fewer = burden[weakest] - below[weakest], leaves[weakest] - 1
        doomed = [weakest]
        while doomed:
            node = doomed.pop()
            if np.isfinite(alpha[node]):
                alpha[node] = np.inf
                doomed += [left[node], left[node] + 1]
        below[weakest], leaves[weakest] = burden[weakest], 1
        node = parent[weakest]
        while node >= 0:
            below[node] += heavier
            leaves[node] -= fewer
            alpha[node] = (burden[node] - below[node]) / (leaves[node] - 1)
            node = parent[node]
        cuts.append(Cut(so_far, weakest, float(below[0])))
    return cuts
