"""How logistic and softmax regression find their weights: Newton's method, L-BFGS, or gradient descent."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning

from chainrule.errors import ArgumentError
from chainrule.models.cross_entropy import CrossEntropy
from chainrule.models.descent import Descent, gradient_descent, greatest_curvature
from chainrule.models.estimator import check_choice, check_number, check_X

Array = NDArray[Any]
Solver = Literal["auto", "newton", "lbfgs", "gradient_descent"]
SMALL = 300  # parameters up to which Newton's method is quicker
SAMPLE = 20_000  # rows on which Newton's method begins where there are many


class LinearClassifier(ClassifierMixin, BaseEstimator):
    """Scores X Wᵀ + b whose mean cross-entropy is lowered. Abstract.

    The parameters are told in LogisticRegression and SoftmaxRegression.
    """

    def __init__(
        self,
        *,
        solver: Solver = "auto",
        penalty: Literal["l1", "l2"] | None = None,
        alpha: float = 0.01,
        fit_intercept: bool = True,
        learning_rate: float | None = None,
        max_iter: int = 1000,
        tol: float = 1e-6,
        keep_path: bool = False,
    ) -> None:
        self.solver = solver
        self.penalty = penalty
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.learning_rate = learning_rate
        self.max_iter = max_iter
        self.tol = tol
        self.keep_path = keep_path

    def _learn(self, X: Array, numbers: Array, n_scores: int) -> None:
        check_choice(self, "solver", ("auto", "newton", "lbfgs", "gradient_descent"))
        check_choice(self, "penalty", (None, "l1", "l2"))
        check_number(self, "alpha", low=0)
        check_number(self, "learning_rate", low=0, strict=True, none=True)
        check_number(self, "max_iter", low=1, whole=True)
        check_number(self, "tol", low=0)
        solver = self.solver
        if self.penalty == "l1" and solver in ("newton", "gradient_descent"):
            raise ArgumentError(
                f"{type(self).__name__}: the l1 penalty has a kink at 0, which this solver cannot turn",
                expected="solver='lbfgs'",
                given=f"solver={solver!r}, penalty='l1'",
            )
        cross_entropy = CrossEntropy(
            X,
            numbers,
            n_scores,
            fit_intercept=bool(self.fit_intercept),
            alpha=self.alpha if self.penalty == "l2" else 0.0,
        )
        self.history_: Descent | None = None
        if self.penalty == "l1":
            V, met = self._lbfgs_l1(cross_entropy)
        elif solver == "gradient_descent":
            V, met = self._descend(cross_entropy)
        elif solver == "newton" or (solver == "auto" and cross_entropy.start().size <= SMALL):
            V, met = self._newton(cross_entropy, cross_entropy.start(), self.tol)
        else:
            V, met = self._lbfgs(cross_entropy)
        if not met:
            warnings.warn(
                f"{type(self).__name__} stopped after max_iter={self.max_iter} steps, before its gradient was as "
                f"small as tol={self.tol:g}: raise max_iter, or scale the columns (StandardScaler). Where a plane "
                "parts the classes completely, weights without a penalty grow for ever: penalty='l2'",
                ConvergenceWarning,
                stacklevel=3,
            )
        W, b = cross_entropy.weights(V)
        self.coef_, self.intercept_ = W.astype(X.dtype), b.astype(X.dtype)

    def _newton(self, cross_entropy: CrossEntropy, V: Array, tol: float) -> tuple[Array, bool]:
        """V ← V - H⁻¹ g: to the bottom of the parabola that fits best here; half as far where that overshoots.

        Second derivatives cost more than all the rest, so that H is kept as long as it makes the gradient ten times
        smaller; where there are many rows, the search begins with some of them.
        """
        hessian: Array | None = None
        sample = cross_entropy.sampled(SAMPLE)
        if sample is not None:
            V, _ = self._newton(sample, V, max(tol, 1e-4))
            hessian = sample.hessian(V)
        loss, gradient = cross_entropy.value(V)
        size = np.abs(gradient).max()
        self.n_iter_ = 1
        for step in range(1, self.max_iter + 1):
            if size <= tol:
                return V, True
            self.n_iter_ = step
            if hessian is None:
                hessian = cross_entropy.hessian(V)
            direction = np.linalg.lstsq(hessian, gradient, rcond=1e-13)[0]
            length, slope = 1.0, float(gradient @ direction)
            while True:
                there = V - length * direction
                new_loss, new_gradient = cross_entropy.value(there)
                if new_loss <= loss - 1e-4 * length * slope + 1e-14 * abs(loss):
                    break
                length /= 2
                if length < 1e-10:
                    return V, bool(size <= rounding(cross_entropy))
            before, fell = size, new_loss < loss
            V, loss, gradient = there, new_loss, new_gradient
            size = np.abs(gradient).max()
            if size >= before and not fell:  # rounding is all that is left
                return V, bool(size <= rounding(cross_entropy))
            if size > 0.1 * before:
                hessian = None
        return V, bool(size <= tol)

    def _lbfgs(self, cross_entropy: CrossEntropy) -> tuple[Array, bool]:
        """The curvature guessed from the last ten steps. Liu and Nocedal (1989), by SciPy."""
        found = minimize(
            cross_entropy.value,
            cross_entropy.start(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": self.max_iter, "maxfun": 10 * self.max_iter, "gtol": self.tol, "ftol": 1e-15},
        )
        self.n_iter_ = max(1, int(found.nit))
        return found.x, bool(np.abs(found.jac).max() <= max(self.tol, rounding(cross_entropy)))

    def _lbfgs_l1(self, cross_entropy: CrossEntropy) -> tuple[Array, bool]:
        """Σ |w| is smooth once every weight is a difference of two that are not negative."""
        start = cross_entropy.start()
        n = cross_entropy.X.shape[1]
        punished = np.zeros((cross_entropy.n_scores, start.size // cross_entropy.n_scores))
        punished[:, :n] = self.alpha / cross_entropy.spread
        price = punished.ravel()
        size = start.size

        def split(parts: Array) -> tuple[float, Array]:
            loss, gradient = cross_entropy.value(parts[:size] - parts[size:])
            return loss + float(price @ (parts[:size] + parts[size:])), np.concatenate(
                [gradient + price, price - gradient]
            )

        found = minimize(
            split,
            np.zeros(2 * size),
            jac=True,
            method="L-BFGS-B",
            bounds=[(0, None)] * (2 * size),
            options={"maxiter": self.max_iter, "maxfun": 10 * self.max_iter, "gtol": self.tol, "ftol": 1e-15},
        )
        self.n_iter_ = max(1, int(found.nit))
        ways = np.where(found.x > 0, found.jac, np.minimum(found.jac, 0))  # from 0 there is no way down
        met = bool(np.abs(ways).max() <= max(self.tol, rounding(cross_entropy)))
        return found.x[:size] - found.x[size:], met

    def _descend(self, cross_entropy: CrossEntropy) -> tuple[Array, bool]:
        """Step by step, on the columns as they are: what the lessons do."""
        spread, mean = cross_entropy.spread, cross_entropy.mean
        n, k = cross_entropy.X.shape[1], cross_entropy.n_scores

        def standardised(theta: Array) -> Array:
            lines = theta.reshape(k, -1).copy()
            if self.fit_intercept:
                lines[:, n] += lines[:, :n] @ mean
            lines[:, :n] *= spread
            return lines.ravel()

        def loss_and_gradient(theta: Array) -> tuple[float, Array]:
            loss, slope = cross_entropy.value(standardised(theta))
            lines = slope.reshape(k, -1).copy()
            lines[:, :n] *= spread
            if self.fit_intercept:
                lines[:, :n] += np.outer(lines[:, n], mean)
            return loss, lines.ravel()

        rate = self.learning_rate
        if rate is None:
            # the cross-entropy bends at most half as much as half the squares of the scores do, a quarter for one
            X = cross_entropy.X
            bend = greatest_curvature(np.column_stack([X, np.ones(len(X))]) if self.fit_intercept else X)
            rate = 1 / ((0.25 if k == 1 else 0.5) * bend + cross_entropy.alpha or 1.0)
        theta, self.history_ = gradient_descent(
            loss_and_gradient,
            cross_entropy.start(),
            learning_rate=rate,
            steps=self.max_iter,
            tolerance=self.tol,
            keep_path=self.keep_path,
        )
        steps = len(self.history_.losses) - 1
        self.n_iter_ = max(1, steps)
        return standardised(theta), True  # the history tells how far it came

    def _scores(self, X: ArrayLike) -> Array:
        X = check_X(self, X)
        scores: Array = X @ self.coef_.T + self.intercept_
        return scores


def rounding(cross_entropy: CrossEntropy) -> float:
    """Down to such a gradient, losses tell which of two places is lower; below it they are the same number."""
    return float(np.sqrt(np.finfo(cross_entropy.X.dtype).eps))
