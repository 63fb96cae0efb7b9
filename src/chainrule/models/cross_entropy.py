"""The mean cross-entropy of linear scores, with gradient and Hessian: what logistic and softmax regression lower.

The rows are worked on in blocks that fit into the processor's cache, so that each is read from memory once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.models.linear import row_blocks

Array = NDArray[Any]


class CrossEntropy:
    """J(V) = mean of -log p over the examples, + alpha/2 Σ W², for scores X Wᵀ + b.

    It is a function of V, the weights for columns brought to mean 0 and standard deviation 1 (a line of V: n
    weights, then the intercept): those weights are all of one size, which makes every search for the minimum
    shorter. The penalty is on the weights W of the columns as they are. One line of scores stands for two classes, p = σ(score);
    more lines for as many classes, p = softmax(scores).

    Args:
        X: (m, n_features).
        y: (m,) class numbers.
        n_scores: 1, or the number of classes.
        fit_intercept: whether there is a b.
        alpha: strength of the penalty.
    """

    def __init__(self, X: Array, y: Array, n_scores: int, *, fit_intercept: bool, alpha: float = 0.0) -> None:
        self.X, self.y, self.n_scores, self.fit_intercept, self.alpha = X, y, n_scores, fit_intercept, alpha
        m, n = X.shape
        near = X[:1000].mean(axis=0, dtype=np.float64)
        sums, squares = np.zeros(n), np.zeros(n)
        for block in row_blocks(X):
            rows = X[block] - near
            sums += rows.sum(axis=0)
            squares += np.einsum("ij,ij->j", rows, rows)
        mean = near + sums / m
        if not fit_intercept:
            squares, sums, mean = squares + 2 * near * sums + m * near**2, np.zeros(n), np.zeros(n)
        spread = np.sqrt(np.maximum(squares / m - (sums / m) ** 2, 0))
        flat = spread <= 1e-12 * np.maximum(np.abs(mean), np.abs(near))
        self.mean, self.spread = mean, np.where(flat, 1.0, spread)
        self.flat = flat  # columns that say nothing beside the intercept
        # columns far from zero are brought near it first, so that their scores keep their digits
        self.shift = np.where(np.abs(mean) > 100 * self.spread, mean, 0).astype(X.dtype) if fit_intercept else 0

    def sampled(self, most: int) -> CrossEntropy | None:
        """The same for some of the rows, taken evenly; None if there are few, or a class would be lost."""
        every = len(self.X) // most
        if every < 4 or len(np.unique(self.y[::every])) < max(2, self.n_scores):
            return None
        return CrossEntropy(
            self.X[::every], self.y[::every], self.n_scores, fit_intercept=self.fit_intercept, alpha=self.alpha
        )

    def weights(self, V: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """W (n_scores, n_features) and b (n_scores,) for the columns as they are."""
        V = V.reshape(self.n_scores, -1)
        W = np.where(self.flat, 0, V[:, : self.X.shape[1]] / self.spread)
        return W, V[:, -1] - W @ self.mean if self.fit_intercept else np.zeros(self.n_scores)

    def start(self) -> NDArray[np.float64]:
        """All zero: every class is as likely as the others."""
        return np.zeros(self.n_scores * (self.X.shape[1] + self.fit_intercept))

    def value(self, V: Array) -> tuple[float, NDArray[np.float64]]:
        """J and its gradient, flat, at V (n_scores · (n_features + 1),)."""
        loss, gradient, _ = self._evaluate(V, hessian=False)
        return loss, gradient

    def value_and_hessian(self, V: Array) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
        """J, its gradient and its Hessian, square in the flat V."""
        return self._evaluate(V, hessian=True)

    def _evaluate(self, V: Array, hessian: bool) -> tuple[float, Array, Array]:
        (m, n), k = self.X.shape, self.n_scores
        W, b = self.weights(V)
        weights = W.astype(self.X.dtype)
        b = (b + W @ np.broadcast_to(self.shift, n)).astype(self.X.dtype)
        loss, slope, slope_b = 0.0, np.zeros((k, n)), np.zeros(k)
        pairs = [(i, j) for i in range(k) for j in range(i + 1)] if hessian else []
        grams, tilts, masses = np.zeros((len(pairs), n, n)), np.zeros((len(pairs), n)), np.zeros(len(pairs))
        shifted = bool(np.any(self.shift))
        for block in row_blocks(self.X):
            rows = self.X[block] - self.shift if shifted else self.X[block]
            scores = weights @ rows.T
            scores += b[:, None]
            cost, error, p = _errors(scores, self.y[block])
            loss += cost
            slope += error @ rows
            slope_b += error.sum(axis=1)
            for number, (i, j) in enumerate(pairs):
                curvature = p[i] * ((i == j) - p[j])
                weighted = rows.T * curvature
                grams[number] += weighted @ rows
                tilts[number] += weighted.sum(axis=1)
                masses[number] += curvature.sum()
        loss = loss / m + self.alpha / 2 * float(np.sum(W * W))
        centre = self.mean - self.shift
        slope = (slope - np.outer(slope_b, centre)) / (m * self.spread) + self.alpha * W / self.spread
        slope[:, self.flat] = 0
        gradient = np.column_stack([slope, slope_b / m]) if self.fit_intercept else slope
        size = n + self.fit_intercept
        square = np.zeros((k, size, k, size) if hessian else (0, 0, 0, 0))
        for (i, j), gram, tilt, mass in zip(pairs, grams, tilts, masses, strict=True):
            gram = gram - np.outer(tilt, centre) - np.outer(centre, tilt) + mass * np.outer(centre, centre)
            part = np.zeros((size, size))
            part[:n, :n] = gram / np.outer(self.spread, self.spread)
            if self.fit_intercept:
                part[:n, n] = part[n, :n] = (tilt - mass * centre) / self.spread
                part[n, n] = mass
            part /= m
            if i == j:
                part[range(n), range(n)] += self.alpha / self.spread**2
            part[:n][self.flat] = 0
            part[:, :n][:, self.flat] = 0
            square[i, :, j, :] = square[j, :, i, :] = part
        return loss, gradient.ravel(), square.reshape(k * size, k * size) if hessian else square


def _errors(scores: Array, y: Array) -> tuple[float, Array, Array]:
    """The sum of the costs, p - target (n_scores, m), and p, for scores (n_scores, m)."""
    if len(scores) == 1:
        z = scores[0]
        decay = np.exp(-np.abs(z))
        cost = np.maximum(z, 0) - z * y + np.log1p(decay)
        p = np.where(z >= 0, 1, decay) / (1 + decay)
        return float(cost.sum(dtype=np.float64)), (p - y).astype(z.dtype)[None], p[None]
    scores -= scores.max(axis=0)
    own = scores[y, np.arange(len(y))]
    # numbers too small for the usual form of a float make every product slow, and add nothing
    np.maximum(scores, -80 if scores.itemsize == 4 else -700, out=scores)
    p = np.exp(scores, out=scores)
    total = p.sum(axis=0)
    cost = np.log(total) - own
    p /= total
    error = p.copy()
    error[y, np.arange(len(y))] -= 1
    return float(cost.sum(dtype=np.float64)), error, p
