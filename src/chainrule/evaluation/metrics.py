"""Figures of merit for labels, probabilities and numbers. The truth comes first, the prediction second."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError

Array = NDArray[Any]
Average = Literal["binary", "macro", "micro", "weighted"]


class UndefinedMetricWarning(UserWarning):
    """A figure was 0/0 and is given as 0: nothing was there, or nothing was predicted, of what it counts."""


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


def confusion_matrix(y: ArrayLike, y_hat: ArrayLike, *, classes: ArrayLike | None = None) -> NDArray[np.int64]:
    """How often each true class (row) was taken for each class (column).

    Args:
        y: (m,) true labels: numbers or text.
        y_hat: (m,) predicted labels.
        classes: the classes in the order of rows and columns; None: all that occur, ascending.

    Raises:
        DataError: a label is none of `classes`.

    >>> confusion_matrix(["cat", "cat", "dog", "dog"], ["cat", "dog", "dog", "dog"])
    array([[1, 1],
           [0, 2]])
    """
    y, y_hat = _labels("confusion_matrix", y, y_hat)
    known = np.unique(np.concatenate([y, y_hat])) if classes is None else np.asarray(classes)
    rows, columns = _numbers("confusion_matrix", y, known), _numbers("confusion_matrix", y_hat, known)
    return np.bincount(rows * len(known) + columns, minlength=len(known) ** 2).reshape(len(known), len(known))


def balanced_accuracy(y: ArrayLike, y_hat: ArrayLike) -> float:
    """The mean over the true classes of the share of each that was recognised.

    >>> balanced_accuracy([0, 0, 0, 1], [0, 0, 0, 0])
    0.5
    """
    matrix = confusion_matrix(y, y_hat)
    there = matrix.sum(axis=1)
    return float(np.mean(matrix.diagonal()[there > 0] / there[there > 0]))


def precision(y: ArrayLike, y_hat: ArrayLike, *, average: Average | None = "binary", positive: Any = None) -> Any:
    """Of those predicted to be of a class, the share that is: tp / (tp + fp).

    Args:
        y: (m,) true labels.
        y_hat: (m,) predicted labels.
        average: over the classes. "binary": the figure of the positive class alone; "macro": the plain mean;
            "weighted": the mean by how often each class is true; "micro": all classes counted together; None: one
            figure a class (n_classes,), ascending.
        positive: the positive class of "binary"; None: the greater of two labels.

    Returns:
        A number, or an array where `average` is None. 0/0 gives 0 and an UndefinedMetricWarning.

    >>> precision([0, 0, 1, 1], [0, 1, 1, 1])
    0.6666666666666666
    """
    return f_beta(y, y_hat, beta=0.0, average=average, positive=positive, name="precision")


def recall(y: ArrayLike, y_hat: ArrayLike, *, average: Average | None = "binary", positive: Any = None) -> Any:
    """Of those that are of a class, the share that was recognised: tp / (tp + fn).

    The arguments are those of `precision`.

    >>> recall([0, 0, 1, 1, 1], [0, 1, 1, 1, 0])
    0.6666666666666666
    """
    return f_beta(y, y_hat, beta=np.inf, average=average, positive=positive, name="recall")


def f1(y: ArrayLike, y_hat: ArrayLike, *, average: Average | None = "binary", positive: Any = None) -> Any:
    """The harmonic mean of precision and recall: 2 tp / (2 tp + fp + fn).

    The arguments are those of `precision`.

    >>> f1([0, 0, 1, 1], [0, 1, 1, 1])
    0.8
    """
    return f_beta(y, y_hat, beta=1.0, average=average, positive=positive, name="f1")


def f_beta(
    y: ArrayLike,
    y_hat: ArrayLike,
    *,
    beta: float,
    average: Average | None = "binary",
    positive: Any = None,
    name: str = "f_beta",
) -> Any:
    """Precision and recall in one figure, recall counting beta times as much.

    F = (1 + beta²) tp / ((1 + beta²) tp + beta² fn + fp); beta 0 is precision, infinity recall.
    van Rijsbergen, Information Retrieval (1979). `name` is what a warning calls the figure; the other arguments are
    those of `precision`.

    >>> round(f_beta([0, 0, 1, 1], [0, 1, 1, 1], beta=2), 4)
    0.9091
    """
    if not isinstance(beta, int | float | np.number) or isinstance(beta, bool) or not beta >= 0:
        raise ArgumentError(f"{name}: beta has no meaning", expected="a number from 0", given=f"beta={beta!r}")
    if average not in ("binary", "macro", "micro", "weighted", None):
        raise ArgumentError(
            f"{name}: average is none that there is",
            expected="'binary', 'macro', 'micro', 'weighted' or None",
            given=f"average={average!r}",
        )
    y, y_hat = _labels(name, y, y_hat)
    classes = np.unique(np.concatenate([y, y_hat]))
    matrix = confusion_matrix(y, y_hat)
    if average == "binary":
        place = _positive(name, classes, positive)
        if place is None:  # the positive class does not occur
            matrix, classes, place = (
                np.pad(matrix, (0, 1)),
                np.append(classes.astype(object), positive),
                len(matrix),
            )
        chosen = slice(place, place + 1)
    else:
        chosen = slice(None)
    true = matrix.diagonal()[chosen]
    predicted, there = matrix.sum(axis=0)[chosen], matrix.sum(axis=1)[chosen]
    if average == "micro":
        true, predicted, there = true.sum(keepdims=True), predicted.sum(keepdims=True), there.sum(keepdims=True)
    above: Array = true if beta == np.inf else (1 + beta**2) * true
    below: Array = there if beta == np.inf else beta**2 * there + predicted
    figures = np.divide(above, below, out=np.zeros(len(true)), where=below > 0)
    for missing in np.flatnonzero(below == 0):
        kind = {0.0: "was predicted", np.inf: "is true"}.get(float(beta), "is true or was predicted")
        warnings.warn(
            f"{name} of class {classes[chosen][missing]} is 0/0 and given as 0: no row {kind}",
            UndefinedMetricWarning,
            stacklevel=3,
        )
    if average is None:
        return figures
    return float(np.average(figures, weights=there if average == "weighted" else None))


def cohens_kappa(y: ArrayLike, y_hat: ArrayLike) -> float:
    """Agreement beyond that of chance: (p_observed - p_chance) / (1 - p_chance).

    p_chance is how often labels drawn at random, in the same proportions, would agree. 1 is perfect, 0 is no better
    than chance; where only one class occurs at all, kappa is 0/0: NaN, with an UndefinedMetricWarning.
    Cohen, A coefficient of agreement for nominal scales (1960).

    >>> round(cohens_kappa([0] + [1] * 1000, [0, 0] + [1] * 999), 6)
    0.666222
    """
    matrix = confusion_matrix(y, y_hat)
    m = matrix.sum()
    disagreed = m - matrix.trace()
    by_chance = m - matrix.sum(axis=0) @ matrix.sum(axis=1) / m
    if by_chance == 0:
        warnings.warn(
            "cohens_kappa is 0/0 and given as NaN: only one class occurs", UndefinedMetricWarning, stacklevel=2
        )
        return float("nan")
    return float(1 - disagreed / by_chance)


def log_loss(y: ArrayLike, probabilities: ArrayLike, *, classes: ArrayLike | None = None) -> float:
    """The mean of -log p over the rows, p being the probability that was given to the true class.

    Args:
        y: (m,) true labels.
        probabilities: (m, n_classes), a column for each class, ascending; or (m,) those of the greater of two.
        classes: the classes of the columns; None: those that occur in y.

    Raises:
        DataError: they are no probabilities: below 0, above 1, or rows that do not add up to 1.

    A wrong certainty costs -log of the smallest number that can be told from 0 (of the array's type), not infinity.

    >>> round(log_loss([1, 1, 0], [0.8, 0.7, 0.1]), 4)
    0.2284
    """
    labels = np.asarray(y)
    table = np.asarray(probabilities)
    if table.dtype.kind not in "fiub":
        raise DTypeError("log_loss: probabilities are no numbers", given=f"dtype {table.dtype}")
    if table.dtype.kind != "f":
        table = table.astype(np.float64)
    known = np.unique(labels if classes is None else np.asarray(classes))
    if table.ndim == 1 or (table.ndim == 2 and table.shape[1] == 1):
        table = table.reshape(-1)
        table = np.stack([1 - table, table], axis=1)
    if labels.ndim != 1 or table.shape != (len(labels), max(len(known), 2)) or not len(labels):
        raise ShapeError(
            "log_loss: labels and probabilities do not go together",
            expected=f"labels (m,) and a probability for each of {len(known)} classes",
            given=f"y {labels.shape}, probabilities {np.shape(probabilities)}",
            mend="classes=..., if y lacks some of the classes",
        )
    if len(known) < 2:
        raise DataError(
            "log_loss: y has one class only, so it cannot be told which column is whose",
            given=f"class {known[0]!r} in all rows",
            mend="classes=[...], the classes of the columns",
        )
    finite = np.isfinite(table).all()
    if not finite or table.min() < 0 or table.max() > 1:
        raise DataError(
            "log_loss: probabilities lie outside of 0 and 1",
            expected="numbers from 0 to 1",
            given=f"from {table.min():g} to {table.max():g}" if finite else "NaN or infinity among them",
            mend="probabilities of predict_proba; for logits use chainrule.losses",
        )
    worst = int(np.abs(table.sum(axis=1) - 1).argmax())
    if abs(table[worst].sum() - 1) > np.sqrt(np.finfo(table.dtype).eps):
        raise DataError(
            "log_loss: the probabilities of a row do not add up to 1",
            given=f"row {worst} adds up to {table[worst].sum():g}",
            mend="probabilities / probabilities.sum(axis=1, keepdims=True)",
        )
    smallest = np.finfo(table.dtype).eps
    rows = _numbers("log_loss", labels, known)
    true = np.clip(table[np.arange(len(labels)), rows], smallest, 1 - smallest).astype(np.float64)
    return float(-np.log(true).mean())


def mean_squared_error(y: ArrayLike, y_hat: ArrayLike) -> float:
    """The mean of (y - y_hat)².

    Args:
        y: (m,) true numbers.
        y_hat: (m,) predicted numbers.

    >>> mean_squared_error([1.0, 2.0], [1.0, 4.0])
    2.0
    """
    y, y_hat = _values("mean_squared_error", y, y_hat)
    return float(np.mean((y - y_hat) ** 2))


def mean_absolute_error(y: ArrayLike, y_hat: ArrayLike) -> float:
    """The mean of |y - y_hat|.

    Args:
        y: (m,) true numbers.
        y_hat: (m,) predicted numbers.

    >>> mean_absolute_error([1.0, 2.0], [1.0, 4.0])
    1.0
    """
    y, y_hat = _values("mean_absolute_error", y, y_hat)
    return float(np.mean(np.abs(y - y_hat)))


def r_squared(y: ArrayLike, y_hat: ArrayLike) -> float:
    """How much better than always saying the mean: 1 - Σ (y - y_hat)² / Σ (y - mean y)².

    1 is perfect, 0 as good as the mean, below 0 worse. Where all y are the same it is 1 if they were all met and 0
    otherwise; for a single row it is NaN, with an UndefinedMetricWarning.

    Args:
        y: (m,) true numbers.
        y_hat: (m,) predicted numbers.

    >>> r_squared([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
    0.5
    """
    y, y_hat = _values("r_squared", y, y_hat)
    if len(y) < 2:
        warnings.warn("r_squared of a single row is 0/0: NaN", UndefinedMetricWarning, stacklevel=2)
        return float("nan")
    missed, spread = np.sum((y - y_hat) ** 2), np.sum((y - y.mean()) ** 2)
    if spread == 0:
        return float(missed == 0)
    return float(1 - missed / spread)


def _labels(name: str, y: ArrayLike, y_hat: ArrayLike) -> tuple[Array, Array]:
    """Both as rows of labels of the same length, that can be compared with each other."""
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    if y.shape != y_hat.shape or y.ndim != 1:
        raise ShapeError(
            f"{name}: y and y_hat do not go together",
            expected="two arrays of labels of shape (m,)",
            given=f"y {y.shape}, y_hat {y_hat.shape}",
            mend="y_hat.argmax(axis=1), for a table of scores"
            if y_hat.ndim == 2 and y_hat.shape[1] > 1
            else f"{'y_hat' if y_hat.ndim == 2 else 'y'}.ravel()"
            if y_hat.size == y.size
            else None,
        )
    if y.size == 0:
        raise DataError(f"{name}: there are no labels", expected="at least one", given="none")
    if _is_text(y) != _is_text(y_hat):
        raise DTypeError(
            f"{name}: one has text as labels, the other numbers",
            given=f"y {y[0]!r}, ..., y_hat {y_hat[0]!r}, ...",
            mend="classes[y_hat], if y_hat are numbers of classes",
        )
    for which, labels in (("y", y), ("y_hat", y_hat)):
        if labels.dtype.kind == "f" and not np.isfinite(labels).all():
            raise DataError(f"{name}: {which} has NaN or infinity among the labels", mend="leave these rows out")
        if labels.dtype.kind == "f" and (labels != np.round(labels)).any():
            raise DataError(
                f"{name}: {which} are numbers, not labels",
                expected="classes: whole numbers or text",
                given=f"{labels[labels != np.round(labels)][0]:g} among them",
                mend="y_hat >= 0.5, for probabilities; mean_squared_error, for predicted numbers",
            )
    return y, y_hat


def _is_text(labels: Array) -> bool:
    return labels.dtype.kind in "US" or (labels.dtype.kind == "O" and isinstance(labels[0], str))


def _numbers(name: str, labels: Array, classes: Array) -> NDArray[np.int64]:
    """The place of each label among the classes."""
    order = np.argsort(classes)
    places = np.minimum(np.searchsorted(classes, labels, sorter=order), len(classes) - 1)
    numbers: NDArray[np.int64] = order[places]
    strange = classes[numbers] != labels
    if strange.any():
        raise DataError(
            f"{name}: a label is none of the classes",
            expected=f"one of {', '.join(map(str, classes[:8]))}" + (", ..." if len(classes) > 8 else ""),
            given=repr(labels[strange][0].item() if hasattr(labels[strange][0], "item") else labels[strange][0]),
            mend="give all classes, or leave classes out",
        )
    return numbers


def _positive(name: str, classes: Array, positive: Any) -> int | None:
    """The place of the positive class, None if it does not occur."""
    if positive is None:
        if len(classes) > 2:
            raise ArgumentError(
                f"{name}: there are more than two classes, and so no positive one",
                expected="average='macro', 'micro' or 'weighted', or positive=...",
                given=f"{len(classes)} classes, average='binary'",
                mend="average='macro'",
            )
        if len(classes) == 1 and classes[0] in (0, -1, False):
            return None
        return len(classes) - 1
    found = np.flatnonzero(classes == positive)
    return int(found[0]) if len(found) else None


def _values(name: str, y: ArrayLike, y_hat: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both as rows of finite numbers of the same length."""
    rows = []
    for which, given in (("y", y), ("y_hat", y_hat)):
        values = np.asarray(given)
        if values.dtype.kind not in "fiub":
            raise DTypeError(
                f"{name}: {which} are no numbers", expected="real numbers", given=f"dtype {values.dtype}"
            )
        if values.ndim != 1:
            raise ShapeError(
                f"{name}: {which} is no row of numbers",
                expected="shape (m,)",
                given=f"shape {values.shape}",
                mend=f"{which}.ravel()" if values.ndim == 2 and 1 in values.shape else None,
            )
        if not np.isfinite(values).all():
            raise DataError(
                f"{name}: {which} has NaN or infinity in it",
                given=f"{values[~np.isfinite(values)][0]} in row {int(np.flatnonzero(~np.isfinite(values))[0])}",
                mend="leave these rows out, or find out where they come from",
            )
        rows.append(values.astype(np.float64))
    if len(rows[0]) != len(rows[1]) or not len(rows[0]):
        raise ShapeError(
            f"{name}: y and y_hat do not go together",
            expected="as many predictions as there are true numbers, at least one",
            given=f"{len(rows[0])} and {len(rows[1])}",
        )
    return rows[0], rows[1]
