"""The perceptron: learn from mistakes only.

Rosenblatt, The perceptron: a probabilistic model (1958); Novikoff, On convergence proofs on perceptrons (1962).
"""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning

from chainrule.models.estimator import check_number, check_X, check_X_y, encode_classes, generator_of

Array = NDArray[Any]


class PerceptronHistory(NamedTuple):
    """How the training of a perceptron went.

    Attributes:
        mistakes: (n_epochs,) rows that were taken for the other class, in each pass over all.
        rows: (n_updates,) the row that caused each update, or None if they were not kept.
        path: (n_updates + 1, n_features + 1) w and b at the start and after each update, or None.
    """

    mistakes: NDArray[np.int64]
    rows: NDArray[np.int64] | None
    path: Array | None


class Perceptron(ClassifierMixin, BaseEstimator):
    """ŷ = second class where X w + b >= 0; each mistake moves w and b by the row that caused it.

    A row of the second class that was taken for the first is added, learning_rate · (x, 1); one of the first that
    was taken for the second is subtracted. It ends if some plane parts the classes, and only then.

    Args:
        learning_rate: how much of a row is added.
        max_iter: the most passes over all rows.
        shuffle: whether each pass has its own order.
        keep_path: whether to keep w and b after every update.
        random_state: seed or Generator of the orders.

    Attributes:
        coef_: (1, n_features) w.
        intercept_: (1,) b.
        classes_: (2,) the labels, ascending.
        n_iter_: passes; the last one was without a mistake, unless there was a warning.
        history_: the PerceptronHistory.

    >>> X = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    >>> Perceptron(random_state=0).fit(X, [0, 0, 0, 1]).predict(X)
    array([0, 0, 0, 1])
    """

    def __init__(
        self,
        *,
        learning_rate: float = 1.0,
        max_iter: int = 1000,
        shuffle: bool = True,
        keep_path: bool = False,
        random_state: Any = None,
    ) -> None:
        self.learning_rate = learning_rate
        self.max_iter = max_iter
        self.shuffle = shuffle
        self.keep_path = keep_path
        self.random_state = random_state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags

    def fit(self, X: ArrayLike, y: ArrayLike) -> Perceptron:
        """Train on X (m, n_features) and labels y (m,) of two classes.

        Raises:
            DataError: X has NaN, infinity or text in it, or y are not labels of two classes.
            ShapeError: X is no table, or X and y differ in length.
            ArgumentError: a parameter has no meaning.
        """
        check_number(self, "learning_rate", low=0, strict=True)
        check_number(self, "max_iter", low=1, whole=True)
        X, y = check_X_y(self, X, y)
        numbers = encode_classes(self, y, at_least=2, at_most=2)
        from chainrule.models.perceptron_kernels import learn_from_mistakes

        generator = generator_of(self.random_state)
        weights = np.zeros(X.shape[1] + 1, X.dtype)
        order = np.arange(len(X))
        mistakes: list[int] = []
        culprits: list[Array] = []
        path = [weights[None].copy()]
        while len(mistakes) < self.max_iter and (not mistakes or mistakes[-1]):
            if self.shuffle:
                order = generator.permutation(len(X))
            rows, steps = learn_from_mistakes(
                X, numbers, order, X.dtype.type(self.learning_rate), weights, bool(self.keep_path)
            )
            mistakes.append(len(rows))
            if self.keep_path:
                culprits.append(rows)
                path.append(steps)
        if mistakes[-1]:
            warnings.warn(
                f"Perceptron still made {mistakes[-1]} mistakes in the last of max_iter={self.max_iter} passes: "
                "perhaps no plane parts the classes; LogisticRegression finds the best one all the same",
                ConvergenceWarning,
                stacklevel=2,
            )
        self.n_iter_ = len(mistakes)
        self.coef_, self.intercept_ = weights[None, :-1], weights[-1:]
        self.history_ = PerceptronHistory(
            np.array(mistakes),
            np.concatenate(culprits) if self.keep_path else None,
            np.concatenate(path) if self.keep_path else None,
        )
        return self

    def decision_function(self, X: ArrayLike) -> NDArray[np.floating[Any]]:
        """X w + b, (m,): from 0 on it is the second class."""
        X = check_X(self, X)
        scores: NDArray[np.floating[Any]] = X @ self.coef_[0] + self.intercept_[0]
        return scores

    def predict(self, X: ArrayLike) -> Array:
        """The class (m,); the second where X w + b is exactly 0."""
        scores = self.decision_function(X)
        labels: Array = self.classes_[(scores >= 0).astype(np.int64)]
        return labels
