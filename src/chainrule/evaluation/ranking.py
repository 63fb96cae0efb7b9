"""How well scores put the positives before the negatives, over all thresholds at once."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError

Array = NDArray[Any]


class RocCurve(NamedTuple):
    """What the share of false alarms and the share of hits are at each threshold, falling.

    Attributes:
        false_positive_rate: (n + 1,) negatives with a score of at least the threshold, as a share; from 0 to 1.
        true_positive_rate: (n + 1,) positives with a score of at least the threshold, as a share; from 0 to 1.
        thresholds: (n + 1,) infinity, then each of the n distinct scores.
    """

    false_positive_rate: NDArray[np.float64]
    true_positive_rate: NDArray[np.float64]
    thresholds: NDArray[np.float64]


class PrecisionRecallCurve(NamedTuple):
    """Precision and recall at each threshold, rising; at the end 1 and 0, where nothing is predicted any more.

    Attributes:
        precision: (n + 1,).
        recall: (n + 1,), falling from 1 to 0.
        thresholds: (n,) each of the n distinct scores.
    """

    precision: NDArray[np.float64]
    recall: NDArray[np.float64]
    thresholds: NDArray[np.float64]


def roc_curve(y: ArrayLike, scores: ArrayLike, *, positive: Any = None) -> RocCurve:
    """The receiver operating characteristic: one point for each distinct score, from (0, 0) to (1, 1).

    Args:
        y: (m,) true labels of two classes.
        scores: (m,) numbers that are the greater the surer it is that the label is positive.
        positive: the positive class; None: the greater label.

    Raises:
        DataError: NaN or infinity among the scores, or only one class in y.

    >>> curve = roc_curve([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])
    >>> curve.false_positive_rate, curve.true_positive_rate
    (array([0. , 0. , 0.5, 1. ]), array([0. , 0.5, 1. , 1. ]))
    """
    negatives, positives = _sides("roc_curve", y, scores, positive)
    thresholds = _distinct(negatives, positives)
    false, true = _at_least(negatives, thresholds), _at_least(positives, thresholds)
    return RocCurve(
        np.append(0.0, false[::-1] / len(negatives)),
        np.append(0.0, true[::-1] / len(positives)),
        np.append(np.inf, thresholds[::-1]),
    )


def precision_recall_curve(y: ArrayLike, scores: ArrayLike, *, positive: Any = None) -> PrecisionRecallCurve:
    """Precision and recall at each distinct score. The arguments are those of `roc_curve`.

    >>> curve = precision_recall_curve([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])
    >>> curve.recall
    array([1. , 1. , 0.5, 0. ])
    """
    negatives, positives = _sides("precision_recall_curve", y, scores, positive)
    thresholds = _distinct(negatives, positives)
    false, true = _at_least(negatives, thresholds), _at_least(positives, thresholds)
    return PrecisionRecallCurve(
        np.append(true / (true + false), 1.0), np.append(true / len(positives), 0.0), thresholds
    )


def roc_auc(y: ArrayLike, scores: ArrayLike, *, positive: Any = None) -> float:
    """The area under the ROC curve: how often a positive scores higher than a negative, a tie counting half.

    Mann and Whitney (1947); Hanley and McNeil (1982). The arguments are those of `roc_curve`.

    >>> roc_auc([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])
    0.875
    """
    negatives, positives = _sides("roc_auc", y, scores, positive)
    few, many, sign = positives, negatives, 1
    if len(positives) > len(negatives):
        few, many, sign = negatives, positives, -1
    below = int(np.searchsorted(many, few, side="left").sum())
    not_above = int(np.searchsorted(many, few, side="right").sum())
    pairs = len(few) * len(many)
    won = below + not_above  # twice, so that a tie counts one of two
    return (won if sign > 0 else 2 * pairs - won) / (2 * pairs)


def average_precision(y: ArrayLike, scores: ArrayLike, *, positive: Any = None) -> float:
    """The mean of the precision at each positive, going down the scores: Σ precision (recall - recall before).

    The arguments are those of `roc_curve`.

    >>> round(average_precision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]), 4)
    0.8333
    """
    curve = precision_recall_curve(y, scores, positive=positive)
    return float(-np.sum(np.diff(curve.recall) * curve.precision[:-1]))


def auc(x: ArrayLike, y: ArrayLike) -> float:
    """The area under a curve of straight pieces, by the trapezoidal rule.

    Args:
        x: (n,) rising or falling, at least two.
        y: (n,) heights.

    Raises:
        DataError: x goes back and forth.

    >>> auc([0, 0.5, 1], [0, 1, 1])
    0.75
    """
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if x.shape != y.shape or x.ndim != 1 or len(x) < 2:
        raise ShapeError(
            "auc: x and y are no curve",
            expected="two arrays of shape (n,), n at least 2",
            given=f"{x.shape}, {y.shape}",
        )
    steps = np.diff(x)
    if not ((steps >= 0).all() or (steps <= 0).all()):
        raise DataError(
            "auc: x goes back and forth",
            expected="x that rises or falls all the way",
            given=f"a turn after position {int(np.flatnonzero(np.diff(np.sign(steps)))[0]) + 1}",
            mend="false positive rates come first: auc(curve.false_positive_rate, curve.true_positive_rate)",
        )
    return float(abs(np.sum(steps * (y[1:] + y[:-1]) / 2)))


def _sides(name: str, y: ArrayLike, scores: ArrayLike, positive: Any) -> tuple[Array, Array]:
    """The scores of the negatives and of the positives, each ascending."""
    labels, values = np.asarray(y), np.asarray(scores)
    if values.dtype.kind not in "fiub":
        raise DTypeError(f"{name}: scores are no numbers", expected="real numbers", given=f"dtype {values.dtype}")
    if labels.ndim != 1 or labels.shape != values.shape:
        raise ShapeError(
            f"{name}: y and scores do not go together",
            expected="two arrays of shape (m,)",
            given=f"y {labels.shape}, scores {values.shape}",
            mend="scores[:, 1], the column of the positive class"
            if values.ndim == 2 and values.shape[1] == 2
            else "y comes first, scores second, both as one axis",
        )
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        strange = int(np.flatnonzero(~np.isfinite(values))[0])
        raise DataError(
            f"{name}: scores have NaN or infinity among them",
            given=f"{values[strange]} in row {strange}",
            mend="leave these rows out, or find out where they come from",
        )
    is_positive = _is_positive(name, labels, positive)
    positives, negatives = values[is_positive], values[~is_positive]
    if not len(positives) or not len(negatives):
        raise DataError(
            f"{name}: y has one class only",
            expected="rows of both classes",
            given=f"{len(positives)} positives and {len(negatives)} negatives",
            mend="a stratified split keeps both classes in every part",
        )
    return np.sort(negatives), np.sort(positives)


def _is_positive(name: str, labels: Array, positive: Any) -> NDArray[np.bool_]:
    if positive is not None:
        return np.asarray(labels == positive)
    if labels.dtype.kind == "b":
        return labels.astype(np.bool_)
    if not len(labels):
        raise DataError(f"{name}: there are no rows", expected="rows of both classes", given="none")
    if labels.dtype.kind in "iuf":
        low, high = labels.min(), labels.max()
        chosen = labels == high
        two = low == high or np.count_nonzero(chosen) + np.count_nonzero(labels == low) == len(labels)
    else:
        classes = np.unique(labels)
        high, two = classes[-1], len(classes) <= 2
        chosen = np.asarray(labels == high)
    if not two:
        raise ArgumentError(
            f"{name}: y has more than two classes",
            expected="labels of two classes, or positive=...",
            given=f"{len(np.unique(labels))} classes",
            mend=f"positive={high!r}, to set that class against all others",
        )
    return np.asarray(chosen)


def _distinct(negatives: Array, positives: Array) -> NDArray[np.float64]:
    values = np.sort(np.concatenate([negatives, positives]))
    return np.asarray(values[np.append(True, values[1:] != values[:-1])], np.float64)


def _at_least(ascending: Array, thresholds: Array) -> NDArray[np.int64]:
    """How many values are at least each threshold."""
    return len(ascending) - np.searchsorted(ascending, thresholds, side="left")
