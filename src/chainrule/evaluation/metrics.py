"""Figures of merit for labels. The truth comes first, the prediction second."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import DataError, DTypeError, ShapeError


def accuracy(y: ArrayLike, y_hat: ArrayLike) -> float:
    """The share of predictions that are right.

    Args:
        y: (m,) true labels.
        y_hat: (m,) predicted labels.

    Raises:
        ShapeError: the shapes differ.
        DataError: there are no labels.

    >>> accuracy([0, 1, 1, 0], [0, 1, 0, 0])
    0.75
    """
    y, y_hat = _labels("accuracy", y, y_hat)
    return float(np.mean(y == y_hat))


def confusion_matrix(y: ArrayLike, y_hat: ArrayLike, n_classes: int | None = None) -> NDArray[np.int64]:
    """How often each true class (row) was taken for each class (column).

    Args:
        y: (m,) true labels, whole numbers from 0.
        y_hat: (m,) predicted labels, whole numbers from 0.
        n_classes: rows and columns of the result; None: as many as the largest label asks for.

    >>> confusion_matrix([0, 0, 1, 1], [0, 1, 1, 1])
    array([[1, 1],
           [0, 2]])
    """
    y, y_hat = _labels("confusion_matrix", y, y_hat)
    for name, labels in (("y", y), ("y_hat", y_hat)):
        whole = labels.dtype.kind in "iu"
        if not whole or labels.min() < 0:
            raise DTypeError(
                f"confusion_matrix: {name} are not class numbers",
                expected="whole numbers from 0",
                given=f"dtype {labels.dtype}" + (f", from {labels.min()}" if whole else ""),
                mend="classes, y = np.unique(y, return_inverse=True)",
            )
    needed = int(max(y.max(), y_hat.max())) + 1
    size = needed if n_classes is None else n_classes
    if size < needed:
        raise DataError(
            "confusion_matrix: a label has no row",
            expected=f"labels from 0 to {size - 1}",
            given=f"label {needed - 1}",
            mend=f"n_classes={needed}",
        )
    return np.bincount(y.astype(np.int64) * size + y_hat.astype(np.int64), minlength=size * size).reshape(
        size, size
    )


def _labels(name: str, y: ArrayLike, y_hat: ArrayLike) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    if y.shape != y_hat.shape or y.ndim != 1:
        raise ShapeError(
            f"{name}: y and y_hat do not go together",
            expected="two arrays of labels of shape (m,)",
            given=f"y {y.shape}, y_hat {y_hat.shape}",
            mend="y_hat.argmax(axis=1), for a table of scores" if y_hat.ndim == 2 else None,
        )
    if y.size == 0:
        raise DataError(f"{name}: there are no labels", expected="at least one", given="none")
    return y, y_hat
