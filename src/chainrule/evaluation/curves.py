"""How training and validation error change with the amount of data, and with the complexity of a model."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError, nearest
from chainrule.evaluation.metrics import accuracy, mean_squared_error
from chainrule.evaluation.splits import Fold, k_folds
from chainrule.randomness import Seed, as_generator

Array = NDArray[Any]
Measure = Callable[[Any, Any], float]


class ErrorCurve(NamedTuple):
    """A figure on the rows that were learnt from and on rows that were held back, for each of several values.

    Attributes:
        parameter: what was changed: "rows" for a learning curve.
        values: (n_values,) what it was set to.
        training: (n_values, n_folds) the figure on the rows that were learnt from.
        validation: (n_values, n_folds) the figure on the rows held back.
        measure: the name of the figure.
    """

    parameter: str
    values: tuple[Any, ...]
    training: NDArray[np.float64]
    validation: NDArray[np.float64]
    measure: str


def learning_curve(
    estimator: Any,
    X: ArrayLike,
    y: ArrayLike,
    *,
    sizes: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 1.0),
    folds: int = 5,
    measure: Measure | None = None,
    seed: Seed = None,
) -> ErrorCurve:
    """Train on more and more rows, and judge on the same rows held back.

    Where both curves meet on a poor figure, more data will not help; where a gap remains, it will.

    Args:
        estimator: anything with `fit(X, y)` and `predict(X)`; it is copied and left as it is.
        X: (m, n_features).
        y: (m,).
        sizes: numbers of rows, or shares of the rows that are not held back, ascending.
        folds: how many times a part is held back.
        measure: measure(y, y_hat); None: accuracy for classifiers, mean squared error for others.
        seed: same seed, same rows.

    Raises:
        DataError: a size is more rows than there are.

    >>> from chainrule.data import load_digits
    >>> from chainrule.models import DecisionTreeClassifier
    >>> digits = load_digits()
    >>> curve = learning_curve(DecisionTreeClassifier(), digits.X, digits.y, seed=0)
    >>> curve.values
    (143, 359, 718, 1077, 1437)
    >>> bool(curve.validation[-1].mean() > curve.validation[0].mean() + 0.1)
    True
    """
    X, y = _table("learning_curve", X, y)
    figure = _measure_of(estimator, measure)
    parts = _folds(estimator, y, folds, seed)
    most = min(len(fold.train) for fold in parts)
    rows = tuple(int(size * most) if isinstance(size, float) and size <= 1 else int(size) for size in sizes)
    if not rows or min(rows) < 1 or max(rows) > most:
        raise DataError(
            "learning_curve: sizes ask for other numbers of rows than there are",
            expected=f"shares above 0 and up to 1.0, or whole numbers from 1 to {most}",
            given=f"sizes={tuple(sizes)!r}",
        )
    figures = [[_judge(estimator, X, y, fold.train[:n], fold.test, figure) for fold in parts] for n in rows]
    training, validation = np.moveaxis(np.array(figures), -1, 0)
    return ErrorCurve("rows", rows, training, validation, figure.__name__)


def complexity_curve(
    estimator: Any,
    X: ArrayLike,
    y: ArrayLike,
    parameter: str,
    values: Sequence[Any],
    *,
    folds: int = 5,
    measure: Measure | None = None,
    seed: Seed = None,
) -> ErrorCurve:
    """Set a parameter to one value after the other, train, and judge on rows held back.

    Args:
        estimator: a scikit-learn estimator; it is copied and left as it is.
        X: (m, n_features).
        y: (m,).
        parameter: a name of `estimator.get_params()`, also "step__name" of a Pipeline.
        values: what it is set to.
        folds: how many times a part is held back.
        measure: measure(y, y_hat); None: accuracy for classifiers, mean squared error for others.
        seed: same seed, same rows.

    Raises:
        ArgumentError: the estimator has no such parameter, or there are no values.

    >>> from chainrule.data import make_moons
    >>> from chainrule.models import DecisionTreeClassifier
    >>> moons = make_moons(300, noise=0.3, seed=0)
    >>> curve = complexity_curve(DecisionTreeClassifier(), moons.X, moons.y, "max_depth", [1, 4, None], seed=0)
    >>> bool(curve.training[-1].mean() > curve.training[0].mean())
    True
    """
    X, y = _table("complexity_curve", X, y)
    figure = _measure_of(estimator, measure)
    if not hasattr(estimator, "get_params") or parameter not in estimator.get_params() or not len(values):
        names = sorted(estimator.get_params()) if hasattr(estimator, "get_params") else []
        near = nearest(parameter, names)
        raise ArgumentError(
            f"complexity_curve: {type(estimator).__name__} has no parameter {parameter!r}"
            if len(values)
            else "complexity_curve: there are no values",
            expected=", ".join(names) or "an estimator with get_params",
            given=repr(parameter) if len(values) else "values=[]",
            mend=repr(near) if near and near != parameter else None,
        )
    parts = _folds(estimator, y, folds, seed)
    figures = [
        [
            _judge(fresh_copy(estimator).set_params(**{parameter: value}), X, y, fold.train, fold.test, figure)
            for fold in parts
        ]
        for value in values
    ]
    training, validation = np.moveaxis(np.array(figures), -1, 0)
    return ErrorCurve(parameter, tuple(values), training, validation, figure.__name__)


def _judge(estimator: Any, X: Array, y: Array, train: Array, test: Array, figure: Measure) -> tuple[float, float]:
    model = fresh_copy(estimator).fit(X[train], y[train])
    return figure(y[train], model.predict(X[train])), figure(y[test], model.predict(X[test]))


def fresh_copy(estimator: Any) -> Any:
    """A copy of an estimator that has learnt nothing yet."""
    if hasattr(estimator, "get_params"):
        from sklearn.base import clone

        return clone(estimator)
    return copy.deepcopy(estimator)


def _is_classifier(estimator: Any) -> bool:
    from sklearn.base import is_classifier

    return hasattr(estimator, "__sklearn_tags__") and bool(is_classifier(estimator))


def _measure_of(estimator: Any, measure: Measure | None) -> Any:
    if measure is not None:
        return measure
    return accuracy if _is_classifier(estimator) else mean_squared_error


def _folds(estimator: Any, y: Array, folds: int, seed: Seed) -> list[Fold]:
    generator = as_generator(seed)
    return k_folds(y, folds, stratify=_is_classifier(estimator), seed=generator)


def _table(name: str, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.shape != (len(X),):
        raise ShapeError(
            f"{name}: X and y do not go together",
            expected="X (m, n_features) and y (m,)",
            given=f"X {X.shape}, y {y.shape}",
            mend="X.reshape(-1, 1), for one feature" if X.ndim == 1 else None,
        )
    return X, y
