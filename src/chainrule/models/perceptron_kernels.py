"""A pass of the perceptron over all rows, compiled: each mistake changes what the next row is asked with."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.kernels import kernel


@kernel
def learn_from_mistakes(
    X: Any, y: Any, order: Any, learning_rate: Any, weights: Any, keep_path: bool
) -> tuple[Any, Any]:
    """Go once over X (m, n) and add or subtract each row that is taken for the other class; changes `weights`.

    Args:
        X: (m, n) the rows.
        y: (m,) 1 or 0.
        order: (m,) in which the rows come.
        learning_rate: how much of a row is added, of the type of X.
        weights: (n + 1,) w, then b.
        keep_path: whether to keep w and b after each mistake.

    Returns:
        The rows that were mistaken, and w and b after each (n_mistakes or 0, n + 1).
    """
    m, n = X.shape
    culprits = np.empty(m, np.int64)
    path = np.empty((m if keep_path else 0, n + 1), X.dtype)
    mistakes = 0
    for row in order:
        score = weights.dtype.type(0)
        for j in range(n):
            score += X[row, j] * weights[j]
        score += weights[n]
        if (score >= 0) == (y[row] == 1):
            continue
        step = learning_rate if y[row] == 1 else -learning_rate
        for j in range(n):
            weights[j] += step * X[row, j]
        weights[n] += step
        culprits[mistakes] = row
        if keep_path:
            path[mistakes] = weights
        mistakes += 1
    return culprits[:mistakes].copy(), path[:mistakes].copy()
