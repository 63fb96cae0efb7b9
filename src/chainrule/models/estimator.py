"""What every estimator shares: scikit-learn's contract, its validation of input, and errors in our words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.exceptions import NotFittedError
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import check_is_fitted, validate_data

from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError, nearest
from chainrule.randomness import as_generator

Array = NDArray[Any]

MENDS = (
    ("sparse", "X.toarray(), if it fits into memory"),
    ("nan", "drop these rows, or fill them: sklearn.impute.SimpleImputer().fit_transform(X)"),
    ("infinity", "look for a division by zero, or clip: np.clip(X, -1e6, 1e6)"),
    ("reshape your data", "X.reshape(-1, 1) for one feature, X.reshape(1, -1) for one example"),
    ("could not convert string", "turn text into numbers: sklearn.preprocessing.OneHotEncoder, or OrdinalEncoder"),
    ("inconsistent numbers of samples", "give X and y the same number of rows"),
    ("feature names", "give the columns that fit was given, in the same order"),
    ("features, but", "give the columns that fit was given"),
)
"""What to do about a complaint of scikit-learn's validation, by words in it."""


def check_X_y(estimator: BaseEstimator, X: Any, y: Any, **options: Any) -> tuple[Array, Array]:  # noqa: N802
    """X as a finite float table (m, n) and y as a row (m,), of the same length.

    Remembers `n_features_in_` and, for data frames, `feature_names_in_`. Float32 stays float32, everything else
    becomes float64. `options` go to scikit-learn's `validate_data`.
    """
    options = {"dtype": [np.float64, np.float32]} | options
    X, y = _translated(estimator, "fit", lambda: validate_data(estimator, X, y, **options), X, y)
    return X, y


def check_X(estimator: BaseEstimator, X: Any, caller: str = "predict", **options: Any) -> Array:  # noqa: N802
    """X as a finite float table (m, n); unless the caller is "fit", with the columns that `fit` was given."""
    fitting = caller == "fit"
    if not fitting:
        check_is_fitted(estimator)
    options = {"dtype": [np.float64, np.float32]} | options
    checked: Array = _translated(
        estimator, caller, lambda: validate_data(estimator, X, reset=fitting, **options), X
    )
    return checked


def encode_classes(estimator: BaseEstimator, y: Array, *, at_least: int = 1, at_most: int | None = None) -> Array:
    """Class numbers (m,) from 0; sets `classes_` to the labels in ascending order.

    Raises:
        DataError: y are not labels, or there are fewer classes than `at_least` or more than `at_most`.
    """
    name = type(estimator).__name__
    _translated(estimator, "fit", lambda: check_classification_targets(y))
    estimator.classes_, numbers = np.unique(y, return_inverse=True)
    n_classes = len(estimator.classes_)
    if at_most is not None and n_classes > at_most:
        raise DataError(
            f"{name}.fit: Only binary classification is supported. The type of the target is {type_of_target(y)}.",
            expected=f"labels of {at_most} classes",
            given=f"{n_classes} classes",
            mend="SoftmaxRegression takes any number of classes",
        )
    if n_classes < at_least:
        raise DataError(
            f"{name}.fit: y has one class only",
            expected=f"labels of {at_least} or more classes",
            given=f"class {estimator.classes_[0]} in all {len(y)} rows",
            mend="check how the rows were chosen; a stratified split keeps every class in every part",
        )
    return np.asarray(numbers).reshape(-1)


def check_number(
    estimator: BaseEstimator,
    parameter: str,
    *,
    low: float,
    high: float = np.inf,
    whole: bool = False,
    strict: bool = False,
    none: bool = False,
) -> None:
    """Raise ArgumentError unless the parameter is a number of [low, high], or of (low, high] if `strict`."""
    value = getattr(estimator, parameter)
    if value is None and none:
        return
    kinds = (int, np.integer) if whole else (int, float, np.integer, np.floating)
    good = isinstance(value, kinds) and not isinstance(value, bool) and low <= value <= high
    if not good or (strict and value == low):
        kind = "a whole number" if whole else "a number"
        edge = "above" if strict else "from"
        top = "" if high == np.inf else f" to {high:g}"
        raise ArgumentError(
            f"{type(estimator).__name__}: {parameter} has no meaning",
            expected=f"{kind} {edge} {low:g}{top}" + (", or None" if none else ""),
            given=f"{parameter}={value!r}",
        )


def check_choice(estimator: BaseEstimator, parameter: str, choices: Iterable[Any]) -> None:
    """Raise ArgumentError unless the parameter is one of `choices`."""
    value, choices = getattr(estimator, parameter), list(choices)
    if not any(value is choice or (isinstance(choice, str) and value == choice) for choice in choices):
        near = nearest(value, [c for c in choices if isinstance(c, str)]) if isinstance(value, str) else None
        raise ArgumentError(
            f"{type(estimator).__name__}: {parameter} is none that there is",
            expected=" or ".join(repr(choice) for choice in choices),
            given=f"{parameter}={value!r}",
            mend=f"{parameter}={near!r}" if near else None,
        )


def generator_of(random_state: Any) -> np.random.Generator:
    """The generator of scikit-learn's `random_state`: whole number, Generator, RandomState or None."""
    if isinstance(random_state, np.random.RandomState):
        return np.random.default_rng(random_state.randint(2**31))
    return as_generator(random_state)


def _translated(estimator: BaseEstimator, caller: str, check: Any, X: Any = None, y: Any = None) -> Any:
    """The check's result; a complaint of scikit-learn's becomes one of ours, with its words and a mend."""
    try:
        return check()
    except NotFittedError:
        raise
    except (ValueError, TypeError) as complaint:
        text = str(complaint).strip()
        low = text.lower()
        mend = next((mend for words, mend in MENDS if words in low), None)
        shape = "reshape" in low or "features, but" in low or "inconsistent numbers" in low or "dim" in low
        kind = ShapeError if shape else DTypeError if isinstance(complaint, TypeError) else DataError
        first, _, rest = text.partition("\n")
        given = rest.strip().partition("\n\n")[0] or None
        if "NaN" in first or "infinity" in first:
            given = _first_strange(y if "y contains" in first else X)
        raise kind(
            f"{type(estimator).__name__}.{caller}: {first}",
            given=given,
            mend=mend,
        ) from None


def _first_strange(values: Any) -> str | None:
    """Where the first NaN or infinity is, and how many there are."""
    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        return None
    strange = np.argwhere(~np.isfinite(table))
    if not len(strange):
        return None
    place = ", ".join(f"{axis} {number}" for axis, number in zip(("row", "column"), strange[0], strict=False))
    return f"{table[tuple(strange[0])]} in {place}" + (f", {len(strange)} in all" if len(strange) > 1 else "")
