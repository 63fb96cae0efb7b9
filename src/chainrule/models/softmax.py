"""Softmax regression: the probabilities of several classes, from a weighted sum for each.

Also called multinomial logistic regression: Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.models.estimator import check_X_y, encode_classes
from chainrule.models.linear_classifier import LinearClassifier


class SoftmaxRegression(LinearClassifier):
    """p = softmax(X Wᵀ + b), with the W and b of the least cross-entropy.

    J = -1/m Σ log p(true class), plus the penalty, which is none unless you ask for it. The same number
    added to the weights of all classes changes nothing; of all such W, you get the one that adds up to 0 over them.

    Args:
        solver: "newton" (second derivatives; for few weights), "lbfgs", "gradient_descent" (with its history);
            "auto": Newton's method up to 300 weights, else L-BFGS.
        penalty: None, "l2" (+ alpha/2 Σ w²) or "l1" (+ alpha Σ |w|, by L-BFGS). Intercepts are left out of it.
        alpha: strength of the penalty, if there is one. scikit-learn's C is 1 / (alpha m).
        fit_intercept: whether there is a b.
        learning_rate: of the descent; None: one that surely converges.
        max_iter: the most steps.
        tol: it stops where no component of the gradient is greater.
        keep_path: whether the descent keeps W and b after every step.

    Attributes:
        coef_: (n_classes, n_features) W; each line is the template of a class.
        intercept_: (n_classes,) b.
        classes_: (n_classes,) the labels, ascending.
        n_iter_: steps.
        history_: the Descent, its path in columns (w of class 0, its b, w of class 1, ...); None for other solvers.

    >>> from chainrule.data import load_digits
    >>> digits = load_digits()
    >>> model = SoftmaxRegression(penalty="l2", alpha=0.001).fit(digits.X, digits.y)
    >>> model.score(digits.X, digits.y) > 0.97
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> SoftmaxRegression:
        """Fit W and b to X (m, n_features) and labels y (m,).

        Raises:
            DataError: X has NaN, infinity or text in it, or y are not labels of two or more classes.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning, or the descent runs away.
        """
        X, y = check_X_y(self, X, y)
        numbers = encode_classes(self, y, at_least=2)
        self._learn(X, numbers, len(self.classes_))
        if self.penalty is None:
            self.coef_ = self.coef_ - self.coef_.mean(axis=0)
        self.intercept_ = self.intercept_ - self.intercept_.mean()
        return self

    def decision_function(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """The scores X Wᵀ + b, (m, n_classes); for two classes how much the second's is above the first's, (m,)."""
        scores: NDArray[np.floating[Any]] = self._scores(X)
        return scores[:, 1] - scores[:, 0] if len(self.classes_) == 2 else scores

    def predict_proba(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """The probabilities (m, n_classes)."""
        scores = self._scores(X)
        p: NDArray[np.floating[Any]] = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        return p

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likeliest class (m,); of equally likely ones the first."""
        scores = self._scores(X)
        labels: NDArray[Any] = self.classes_[scores.argmax(axis=1)]
        return labels
