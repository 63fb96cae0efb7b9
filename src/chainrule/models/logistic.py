"""Logistic regression: the odds of one of two classes, from a weighted sum.

Cox, The regression analysis of binary sequences (1958).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.models.estimator import check_X_y, encode_classes
from chainrule.models.linear_classifier import LinearClassifier


class LogisticRegression(LinearClassifier):
    """p(second class) = σ(X w + b), with the w and b of the least cross-entropy.

    J = 1/m Σ [max(z, 0) - z y + log(1 + e^-|z|)], z = X w + b, plus the penalty, which is none unless
    you ask for it.

    Args:
        solver: "newton" (second derivatives; few steps), "lbfgs" (for many features), "gradient_descent" (with its
            history); "auto": Newton's method up to 300 weights, else L-BFGS.
        penalty: None, "l2" (+ alpha/2 Σ w²) or "l1" (+ alpha Σ |w|, by L-BFGS). The intercept is left out of it.
        alpha: strength of the penalty, if there is one. scikit-learn's C is 1 / (alpha m).
        fit_intercept: whether there is a b.
        learning_rate: of the descent; None: one that surely converges.
        max_iter: the most steps.
        tol: it stops where no component of the gradient is greater.
        keep_path: whether the descent keeps w and b after every step.

    Attributes:
        coef_: (1, n_features) w.
        intercept_: (1,) b.
        classes_: (2,) the labels, ascending.
        n_iter_: steps.
        history_: the Descent, its path in columns (w_1, ..., w_n, b); None for the other solvers.

    >>> from chainrule.data import make_blobs
    >>> blobs = make_blobs(200, n_classes=2, seed=0)
    >>> LogisticRegression(penalty="l2", alpha=0.01).fit(blobs.X, blobs.y).score(blobs.X, blobs.y)
    1.0
    """

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags

    def fit(self, X: ArrayLike, y: ArrayLike) -> LogisticRegression:
        """Fit w and b to X (m, n_features) and labels y (m,) of two classes.

        Raises:
            DataError: X has NaN, infinity or text in it, or y are not labels of two classes.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning, or the descent runs away.
        """
        X, y = check_X_y(self, X, y)
        numbers = encode_classes(self, y, at_least=2, at_most=2)
        self._learn(X, numbers, 1)
        return self

    def decision_function(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """z = X w + b, (m,): the log of the odds of the second class."""
        scores: NDArray[np.floating[Any]] = self._scores(X)[:, 0]
        return scores

    def predict_proba(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """The probabilities (m, 2) of both classes."""
        z = self.decision_function(X)
        decay = np.exp(-np.abs(z))
        sure, unsure = 1 / (1 + decay), decay / (1 + decay)
        return np.stack([np.where(z >= 0, unsure, sure), np.where(z >= 0, sure, unsure)], axis=1)

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likelier class (m,); the second where both are equally likely."""
        z = self.decision_function(X)
        labels: NDArray[Any] = self.classes_[(z >= 0).astype(np.int64)]
        return labels
