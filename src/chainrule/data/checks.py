"""The checks that training makes on its data before the first step: a bad value is named by its place."""

from __future__ import annotations

from math import isfinite
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import DataError, DTypeError, ShapeError

BLOCK = 1 << 20
FEW = 10_000


@overload
def check_data(X: ArrayLike, y: None = None) -> tuple[NDArray[Any], None]: ...
@overload
def check_data(X: ArrayLike, y: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]: ...
def check_data(X: ArrayLike, y: ArrayLike | None = None) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """Check that something can be learnt from X and y, and return them as arrays of the types they had.

    Args:
        X: the inputs, (n_samples, ...): real numbers, all finite.
        y: the targets, (n_samples, ...): labels or values, all finite; None where there are none.

    Returns:
        X and y as NumPy arrays, not copied where they were arrays already.

    Raises:
        DTypeError: values that are not real numbers: text, objects, complex numbers, dates.
        ShapeError: rows of different lengths, a single number for X, or not one target for each example.
        DataError: no examples, no features, or a value that is NaN or infinite (in which column, which row).

    >>> try:
    ...     check_data([[1.0, 2.0], [3.0, float("nan")]])
    ... except DataError as error:
    ...     print(error)
    X has 1 value that is not a finite number, first in column 1, row 1
      expected: finite numbers everywhere
      given:    nan at X[1, 1]
      mend:     keep = np.isfinite(X).all(axis=1); X = X[keep]
    """
    X = _as_numbers("X", X, "X = np.asarray(X, dtype=float)")
    _check_examples(X)
    if y is not None:
        y = _as_numbers("y", y, "class_names, y = np.unique(y, return_inverse=True)")
        _check_one_target_each(X, y)
    _check_finite("X", X, targets=y is not None)
    if y is not None:
        _check_finite("y", y, targets=True)
    return X, y


def _as_numbers(argument: str, values: ArrayLike, mend: str) -> NDArray[Any]:
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ShapeError(
            f"{argument} cannot be made an array",
            expected="rows of one length",
            given=str(error),
            mend=f"give every row of {argument} the same number of values",
        ) from error
    if array.dtype.kind in "biuf":
        return array
    if hasattr(values, "toarray"):
        mend = f"{argument} = {argument}.toarray()"
    raise DTypeError(
        f"{argument} does not hold real numbers",
        expected="an array of bool, int or float",
        given=f"{type(values).__name__} of dtype {array.dtype}",
        mend=mend,
    )


def _check_examples(X: NDArray[Any]) -> None:
    if X.ndim == 0:
        raise ShapeError(
            "X is a single number",
            expected="an array of shape (n_samples, n_features)",
            given=f"shape (), value {X}",
            mend="X = np.array([[x]])",
        )
    if X.size == 0:
        missing = "examples" if len(X) == 0 else "features"
        raise DataError(
            f"X has no {missing}: nothing can be learnt from it",
            expected="at least one example with at least one feature",
            given=f"X of shape {X.shape}",
            mend="check the selection or the file that X came from",
        )


def _check_one_target_each(X: NDArray[Any], y: NDArray[Any]) -> None:
    if y.ndim > 0 and len(y) == len(X):
        return
    transposed = X.ndim == 2 and y.ndim == 1 and len(y) == X.shape[1]
    raise ShapeError(
        "X and y do not have one target for each example",
        expected=f"y with {len(X)} rows, as X has",
        given=f"X of shape {X.shape}, y of shape {y.shape}",
        mend="X = X.T  (rows are examples)" if transposed else "take the same rows of both: X[rows], y[rows]",
    )


def _check_finite(argument: str, array: NDArray[Any], *, targets: bool) -> None:
    if array.dtype.kind != "f":
        return
    # NaN and infinity survive every sum, so one pass clears most data; a sum may also overflow: then look.
    if array.size <= FEW and array.flags.c_contiguous:
        total = np.vdot(array, array)  # several times as quick to call
    else:
        with np.errstate(all="ignore"):
            total = array.sum()
    if isfinite(total):
        return
    places = _places_not_finite(array)
    if len(places):
        raise _not_finite(argument, array, places, targets=targets)


def _places_not_finite(array: NDArray[Any]) -> NDArray[np.intp]:
    """Return the index of each value that is not finite, (n, ndim), in row order; block by block, for memory."""
    rows = max(1, BLOCK // max(1, array[:1].size))
    found = []
    for start in range(0, len(array), rows):
        places = np.argwhere(~np.isfinite(array[start : start + rows]))
        places[:, 0] += start
        found.append(places)
    return np.concatenate(found)


def _not_finite(argument: str, array: NDArray[Any], places: NDArray[np.intp], *, targets: bool) -> DataError:
    index = tuple(places[0].tolist())
    subscript = ", ".join(str(i) for i in index)
    if array.ndim == 1:
        where = f"first in row {index[0]}"
    elif array.ndim == 2:
        where = f"first in column {index[1]}, row {index[0]}"
    else:
        where = f"first at [{subscript}]"
    given = f"{array[index]} at {argument}[{subscript}]"
    columns = np.unique(places[:, 1]).tolist() if array.ndim == 2 else []
    if len(columns) > 1:
        given += f"; in columns {', '.join(map(str, columns[:8]))}{', ...' if len(columns) > 8 else ''}"
    count = (
        "1 value that is not a finite number"
        if len(places) == 1
        else f"{len(places)} values that are not finite numbers"
    )
    axes = "" if array.ndim == 1 else f".all(axis={1 if array.ndim == 2 else tuple(range(1, array.ndim))})"
    return DataError(
        f"{argument} has {count}, {where}",
        expected="finite numbers everywhere",
        given=given,
        mend=f"keep = np.isfinite({argument}){axes}; " + ("X, y = X[keep], y[keep]" if targets else "X = X[keep]"),
    )
