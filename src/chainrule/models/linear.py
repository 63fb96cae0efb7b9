"""Linear regression: the plane through a cloud of points that leaves the least squares.

Legendre (1805), Gauss (1809).
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, RegressorMixin

from chainrule.models.descent import Descent, gradient_descent, greatest_curvature
from chainrule.models.estimator import check_choice, check_number, check_X, check_X_y
from chainrule.models.row_blocks import sum_over_rows

Array = NDArray[Any]
WELL_CONDITIONED = 1e6
SMALLEST = 1e-140  # length of a column whose square keeps its digits


class LinearRegression(RegressorMixin, BaseEstimator):
    """y_hat = X w + b, with the w and b of the least mean squared error.

    Args:
        solver: "least_squares" finds them at once (of many equally good w, the shortest); "gradient_descent" walks
            down the half mean squared error J = 1/(2m) Σ (X w + b - y)² from zero and keeps its history.
        fit_intercept: whether there is a b.
        learning_rate: of the descent; None: 1 over the greatest curvature, which converges.
        max_iter: the most steps of the descent.
        tol: the descent stops where no component of its gradient is greater.
        keep_path: whether the descent keeps w and b after every step.

    Attributes:
        coef_: (n_features,) w.
        intercept_: b; 0.0 without.
        n_iter_: steps of the descent; 1 for least squares.
        history_: the Descent, its path in columns (w_1, ..., w_n, b); None for least squares.

    >>> from chainrule.data import load_life
    >>> life = load_life()
    >>> line = LinearRegression().fit(life.X, life.y)
    >>> [round(float(number), 4) for number in (*line.coef_, line.intercept_)]
    [0.4503, 66.345]
    """

    def __init__(
        self,
        *,
        solver: Literal["least_squares", "gradient_descent"] = "least_squares",
        fit_intercept: bool = True,
        learning_rate: float | None = None,
        max_iter: int = 1000,
        tol: float = 1e-6,
        keep_path: bool = False,
    ) -> None:
        self.solver = solver
        self.fit_intercept = fit_intercept
        self.learning_rate = learning_rate
        self.max_iter = max_iter
        self.tol = tol
        self.keep_path = keep_path

    def fit(self, X: ArrayLike, y: ArrayLike) -> LinearRegression:
        """Fit the plane to X (m, n_features) and y (m,).

        Raises:
            DataError: X or y has NaN, infinity or text in it.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning, or the descent runs away.
        """
        check_choice(self, "solver", ("least_squares", "gradient_descent"))
        check_number(self, "learning_rate", low=0, strict=True, none=True)
        check_number(self, "max_iter", low=1, whole=True)
        check_number(self, "tol", low=0)
        X, y = check_X_y(self, X, y, y_numeric=True)
        targets = y.astype(np.float64)
        if self.solver == "least_squares":
            coef, intercept = least_squares(X, targets, self.fit_intercept)
            self.n_iter_, self.history_ = 1, None
        else:
            coef, intercept, self.history_ = self._descend(X, targets)
            self.n_iter_ = max(1, len(self.history_.losses) - 1)
        self.coef_ = coef.astype(X.dtype)
        self.intercept_ = float(intercept)
        return self

    def _descend(self, X: Array, y: Array) -> tuple[Array, float, Descent]:
        m = len(X)
        A = np.column_stack([X, np.ones(m)]) if self.fit_intercept else X.astype(np.float64)

        def half_mean_squared_error(theta: Array) -> tuple[float, Array]:
            error = A @ theta - y
            return float(error @ error) / (2 * m), A.T @ error / m

        rate = self.learning_rate or 1 / (greatest_curvature(A) or 1.0)
        theta, descent = gradient_descent(
            half_mean_squared_error,
            np.zeros(A.shape[1]),
            learning_rate=rate,
            steps=self.max_iter,
            tolerance=self.tol,
            keep_path=self.keep_path,
        )
        return (theta[:-1], theta[-1], descent) if self.fit_intercept else (theta, 0.0, descent)

    def predict(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """X w + b, (m,)."""
        X = check_X(self, X)
        y_hat: NDArray[np.floating[Any]] = X @ self.coef_ + X.dtype.type(self.intercept_)
        return y_hat


def least_squares(X: Array, y: Array, fit_intercept: bool) -> tuple[NDArray[np.float64], float]:
    """The w and b of the least Σ (X w + b - y)²; of many, the shortest w.

    Many rows and few columns that differ enough from one another: the normal equations Xᵀ X w = Xᵀ y of centred
    columns, brought to length 1. Their condition number is the square of X's, so that where it is not small, the
    singular values of X itself decide.

    Args:
        X: (m, n_features).
        y: (m,) float64.
        fit_intercept: whether there is a b; 0.0 otherwise.
    """
    m, n = X.shape
    if m > n:
        found = _normal_equations(X, y, fit_intercept)
        if found is not None:
            return found
    from scipy.linalg import lstsq

    mean, y_mean = (X.mean(axis=0, dtype=np.float64), float(y.mean())) if fit_intercept else (np.zeros(n), 0.0)
    smallest = max(m, n) * np.finfo(X.dtype).eps
    coef = lstsq(X - mean, y - y_mean, cond=smallest, check_finite=False)[0]
    return coef, float(y_mean - mean @ coef)


def _normal_equations(X: Array, y: Array, fit_intercept: bool) -> tuple[NDArray[np.float64], float] | None:
    """The answer of least_squares where the columns differ enough from one another; None otherwise."""
    m, n = X.shape
    # near the means, no digits are lost in taking them off
    near = X[:1000].mean(axis=0, dtype=np.float64) if fit_intercept else np.zeros(n)
    y_near = float(y[:1000].mean()) if fit_intercept else 0.0

    def products(block: slice) -> tuple[Array, Array, Array, float]:
        rows, targets = X[block] - near, y[block] - y_near
        return rows.T @ rows, rows.T @ targets, rows.sum(axis=0), targets.sum()

    with np.errstate(over="ignore", invalid="ignore"):  # such numbers are left to the singular values
        gram, moment, sums, y_sum = sum_over_rows(X, products)
        if fit_intercept:
            gram -= np.outer(sums, sums) / m
            moment -= sums * (y_sum / m)
    length = np.sqrt(np.maximum(gram.diagonal(), 0))
    lost = 1e-12 * np.sqrt(m) * np.maximum(np.abs(near), np.abs(near + sums / m))
    doubtful = ~((length > np.maximum(lost, SMALLEST)) & (length < 1 / SMALLEST))
    if doubtful.any():
        level = X[0, doubtful] if fit_intercept else 0
        if not np.all(X[:, doubtful] == level):
            return None
    varied = ~doubtful  # the others are constant, say nothing beside the intercept, and are left at weight 0
    coef = np.zeros(n)
    if varied.any():
        length = length[varied]
        values, vectors = np.linalg.eigh(gram[varied][:, varied] / length / length[:, None])
        if values[0] * WELL_CONDITIONED <= values[-1]:
            return None
        coef[varied] = vectors @ ((vectors.T @ (moment[varied] / length)) / values) / length
    return coef, float(y_near + y_sum / m - (near + sums / m) @ coef) if fit_intercept else 0.0
