"""The mean cross-entropy of linear scores, its gradient and Hessian: what logistic and softmax regression lower."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.models.row_blocks import sum_over_rows

Array = NDArray[Any]


class CrossEntropy:
    """J(V) = mean of -log p over the examples, + alpha/2 Σ W², for scores X Wᵀ + b.

    It is a function of V, the weights for columns brought to mean 0 and standard deviation 1, or less where the
    penalty is strong (a line of V: n weights, then the intercept): in V the valley is round, and every search for
    its bottom short. The penalty is on the weights W of the columns as they are. One line of scores stands for two
    classes, p = σ(score); more lines for as many classes, p = softmax(scores).

    Args:
        X: (m, n_features).
        y: (m,) class numbers.
        n_scores: 1, or the number of classes.
        fit_intercept: whether there is a b.
        alpha: strength of the penalty.
    """

    def __init__(self, X: Array, y: Array, n_scores: int, *, fit_intercept: bool, alpha: float = 0.0) -> None:
        self.X, self.y, self.n_scores, self.fit_intercept, self.alpha = X, y, n_scores, fit_intercept, alpha
        self.mean, self.spread = _mean_and_spread(X, fit_intercept)
        self.flat = self.spread == 0  # columns that say nothing beside the intercept
        self.spread[self.flat] = 1
        # J bends by alpha for each weight, and by p (1 - p) spread², p (1 - p) being about a tenth
        self.spread = np.sqrt(self.spread**2 + 10 * alpha)
        # columns far from zero are brought near it first, so that their scores keep their digits
        far = np.abs(self.mean) > 100 * self.spread
        self.shift = np.where(far, self.mean, 0).astype(X.dtype)

    def sampled(self, most: int) -> CrossEntropy | None:
        """The same function of V for some of the rows; None if there are not many, or a class would be lost."""
        every = len(self.X) // most
        if every < 4 or len(np.unique(self.y[::every])) < max(2, self.n_scores):
            return None
        sample = copy(self)
        sample.X, sample.y = np.ascontiguousarray(self.X[::every]), self.y[::every]
        return sample

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
        m = len(self.X)
        W, _ = self.weights(V)
        look_at = self._looking_from(V)

        def sums(block: slice) -> tuple[float, Array, Array]:
            rows, cost, error, _ = look_at(block)
            return cost, error @ rows, error.sum(axis=1)

        # rows and scores lie side by side in the processor's cache: X is read from memory once
        loss, slope, slope_b = sum_over_rows(self.X, sums)
        slope = (slope - np.outer(slope_b, self.mean - self.shift)) / (
            m * self.spread
        ) + self.alpha * W / self.spread
        slope[:, self.flat] = 0
        gradient = np.column_stack([slope, slope_b / m]) if self.fit_intercept else slope
        return float(loss) / m + self.alpha / 2 * float(np.sum(W * W)), gradient.ravel()

    def hessian(self, V: Array) -> NDArray[np.float64]:
        """The second derivatives of J, square in the flat V."""
        (m, n), k = self.X.shape, self.n_scores
        pairs = [(i, j) for i in range(k) for j in range(i + 1)]
        look_at = self._looking_from(V)

        def sums(block: slice) -> list[Any]:
            rows, _, _, p = look_at(block)
            curvatures = [p[i] * ((i == j) - p[j]) for i, j in pairs]
            grams = [(rows.T * curvature) @ rows for curvature in curvatures]
            return [*grams, np.stack([c @ rows for c in curvatures]), np.stack([c.sum() for c in curvatures])]

        *grams, tilts, masses = sum_over_rows(self.X, sums)
        size = n + self.fit_intercept
        hessian = np.zeros((k, size, k, size))
        centre = self.mean - self.shift
        for (i, j), gram, tilt, mass in zip(pairs, grams, tilts, masses, strict=True):
            part = np.zeros((size, size))
            about_mean = gram - np.outer(tilt, centre) - np.outer(centre, tilt) + mass * np.outer(centre, centre)
            part[:n, :n] = about_mean / np.outer(self.spread, self.spread)
            if self.fit_intercept:
                part[:n, n] = part[n, :n] = (tilt - mass * centre) / self.spread
                part[n, n] = mass
            part /= m
            if i == j:
                part[range(n), range(n)] += self.alpha / self.spread**2
            flat = np.flatnonzero(self.flat)
            part[flat], part[:, flat] = 0, 0
            hessian[i, :, j, :] = hessian[j, :, i, :] = part
        return hessian.reshape(k * size, k * size)

    def _looking_from(self, V: Array) -> Callable[[slice], tuple[Array, float, Array, Array]]:
        """Gives for a block: the rows, the sum of their costs, p - target and p (n_scores, rows)."""
        W, b = self.weights(V)
        b = (b + W @ self.shift)[:, None].astype(self.X.dtype)
        W = W.astype(self.X.dtype)
        shifted = bool(self.shift.any())

        def look_at(block: slice) -> tuple[Array, float, Array, Array]:
            rows = self.X[block] - self.shift if shifted else self.X[block]
            return rows, *_errors(W @ rows.T + b, self.y[block])

        return look_at


def _mean_and_spread(X: Array, about_mean: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and standard deviation of each column, 0 where it is constant; about zero, not the mean, if asked."""
    m, n = X.shape
    near = X[:1000].mean(axis=0, dtype=np.float64)

    def moments(block: slice) -> tuple[Array, Array]:
        rows = X[block] - near
        return rows.sum(axis=0), np.einsum("ij,ij->j", rows, rows)

    sums, squares = sum_over_rows(X, moments)
    mean = near + sums / m
    spread = np.sqrt(np.maximum(squares / m - (sums / m) ** 2, 0))
    if not about_mean:
        return np.zeros(n), np.hypot(spread, mean)
    return mean, np.where(spread <= 1e-12 * np.abs(mean), 0, spread)


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
