"""Every loss, once. A loss is the mean over the examples; prediction and target must have the same shape.

Cross-entropies take logits (scores before sigmoid or softmax), where they are exact at every size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

import numpy as np

from chainrule.autodiff import Tensor, op
from chainrule.autodiff.ops import absolute, log_softmax, mean, relu, softmax, softplus, square, subtract, where
from chainrule.autodiff.ops import sum as sum_over
from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import as_array, holds
from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError

LossT = TypeVar("LossT", bound=Callable[..., Any])
Decide = Callable[[Any], Any]


def classifies(decide: Decide) -> Callable[[LossT], LossT]:
    """Mark a loss as one for classes; `decide` turns its predictions into labels, so that accuracy can be told."""

    def mark(loss: LossT) -> LossT:
        loss.decide = decide  # type: ignore[attr-defined]  # a function may carry attributes
        return loss

    return mark


def decision_of(loss: Callable[..., Any]) -> Decide | None:
    """Return how `loss` (or the loss inside a functools.partial) turns predictions into labels, if it does."""
    if isinstance(loss, partial):
        loss = loss.func
    return getattr(loss, "decide", None)


def largest_score(scores: Any) -> Any:
    """The column of the largest score in each row (n, k) -> (n,)."""
    return np.argmax(scores, axis=-1)


def sign_of_score(scores: Any) -> Any:
    """1 where the score is at least 0, else 0."""
    return (scores >= 0).astype(np.int64)


# For numbers


def mean_squared_error(prediction: Any, target: Any) -> Any:
    """1/m Σ (prediction - target)².

    Args:
        prediction: (m, ...) numbers.
        target: the same shape.

    Raises:
        ShapeError: the shapes differ; (m, 1) against (m,) would make an m × m table of differences.
        DataError: there are no examples.

    >>> mean_squared_error(np.array([1.0, 2.0]), np.array([1.0, 4.0]))
    np.float64(2.0)
    """
    return mean(square(_errors("mean_squared_error", prediction, target)))


def half_mean_squared_error(prediction: Any, target: Any) -> Any:
    """1/(2m) Σ (prediction - target)²: the half makes the gradient 1/m Σ (prediction - target)·∂prediction.

    >>> x, y = np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0])
    >>> half_mean_squared_error(1 + 2 * x, y)
    np.float64(0.25)
    """
    return mean(square(_errors("half_mean_squared_error", prediction, target))) * 0.5


def mean_absolute_error(prediction: Any, target: Any) -> Any:
    """1/m Σ |prediction - target|; arguments as for `mean_squared_error`."""
    return mean(absolute(_errors("mean_absolute_error", prediction, target)))


def huber(prediction: Any, target: Any, *, delta: float = 1.0) -> Any:
    """Squared for small errors, linear for large ones, so that outliers pull less (Huber, 1964).

    Per element ½ e² where |e| ≤ delta, else delta·(|e| - ½ delta); then the mean.
    """
    if not 0 < delta < math.inf:
        raise ArgumentError(
            "huber: delta is not a distance",
            expected="a finite number above 0",
            given=repr(delta),
            mend="delta=1.0",
        )
    error = _errors("huber", prediction, target)
    size = absolute(error)
    return mean(where(size <= delta, 0.5 * square(error), delta * (size - 0.5 * delta)))


# For classes


@classifies(sign_of_score)
def binary_cross_entropy(logits: Any, labels: Any) -> Any:
    """-1/m Σ [y ln p + (1-y) ln(1-p)] with p = sigmoid(logits), computed from the logits without overflow.

    Its gradient with respect to the logits is (p - y)/m.

    Args:
        logits: scores z, any shape.
        labels: 0 or 1 (or probabilities between), the same shape.

    Raises:
        ShapeError: the shapes differ.
        DataError: a label below 0 or above 1.

    >>> binary_cross_entropy(np.array([0.0, 1000.0]), np.array([1, 1]))
    np.float64(0.34657359027997264)
    """
    labels = _binary_labels("binary_cross_entropy", logits, labels)
    return mean(softplus(logits) - logits * labels)


@classifies(largest_score)
def softmax_cross_entropy(logits: Any, labels: Any, *, label_smoothing: float = 0.0) -> Any:
    """-1/m Σ ln p[label] with p = softmax(logits), computed from the logits without overflow.

    Its gradient with respect to the logits is (p - one_hot(labels))/m.

    Args:
        logits: (m, k), a score for each of k classes.
        labels: (m,) whole numbers 0 to k-1, or (m, k) rows of probabilities that add up to 1 (one-hot).
        label_smoothing: this share of each label is spread evenly over all classes (Szegedy et al., 2016).

    Raises:
        ShapeError: the shapes do not fit.
        DTypeError: labels that are not whole numbers.
        DataError: a label out of range, rows that are not probabilities, or no examples.
        ArgumentError: `label_smoothing` is not from 0 to below 1.

    >>> round(float(softmax_cross_entropy(np.zeros((1, 10)), np.array([3]))), 6)  # ln 10
    2.302585
    """
    targets = _class_targets(logits, labels, label_smoothing)
    return _softmax_cross_entropy(logits, targets)


@op
def _softmax_cross_entropy(xp: Any, logits: Any, targets: Any) -> Any:
    return -xp.sum(targets * log_softmax(logits)) / logits.shape[0]


@_softmax_cross_entropy.vjp
def _softmax_cross_entropy_vjp(g: Any, out: Any, logits: Any, targets: Any) -> Any:
    return (softmax(logits) - targets) * (g / logits.shape[0]), None


@classifies(sign_of_score)
def perceptron(scores: Any, labels: Any) -> Any:
    """1/m Σ max(0, -s·score), s = +1 for label 1 and -1 for label 0: only mistakes cost (Rosenblatt, 1958).

    Args:
        scores: w·x + b, any shape.
        labels: 0 or 1, the same shape.
    """
    signs = 2 * _binary_labels("perceptron", scores, labels) - 1
    return mean(relu(-signs * scores))


@classifies(sign_of_score)
def hinge(scores: Any, labels: Any) -> Any:
    """1/m Σ max(0, 1 - s·score): a right answer must also be right by a margin of 1; arguments as `perceptron`."""
    signs = 2 * _binary_labels("hinge", scores, labels) - 1
    return mean(relu(1 - signs * scores))


# Penalties on weights


def l1_penalty(weights: Iterable[Any], strength: float) -> Any:
    """strength·Σ|w|: pulls small weights to exactly 0. Give it the weights; biases are left out."""
    return _penalty("l1_penalty", weights, strength, lambda w: sum_over(absolute(w)))


def l2_penalty(weights: Iterable[Any], strength: float) -> Any:
    """strength/2·Σ w²: its gradient is strength·w. Give it the weights; biases are left out."""
    return _penalty("l2_penalty", weights, strength, lambda w: 0.5 * sum_over(square(w)))


def _penalty(name: str, weights: Iterable[Any], strength: float, measure: Callable[[Any], Any]) -> Any:
    if not 0 <= strength < math.inf:
        raise ArgumentError(
            f"{name}: strength is out of range", expected="a finite number from 0", given=f"strength={strength!r}"
        )
    total: Any = 0.0
    for w in (
        [weights] if isinstance(weights, Tensor | np.ndarray) or not isinstance(weights, Iterable) else weights
    ):
        if not isinstance(w, Tensor | np.ndarray):
            raise DTypeError(
                f"{name}: not a weight",
                expected="Tensors or arrays",
                given=type(w).__name__,
                mend="[parameter for parameter in model.parameters() if parameter.ndim >= 2]",
            )
        total = total + measure(w)
    return total * strength


# Checks


def _errors(name: str, prediction: Any, target: Any) -> Any:
    """Prediction - target, in floating point; a target of whole numbers takes the prediction's type."""
    _demand_same_shape(name, prediction, target)
    if not isinstance(prediction, Tensor):
        prediction = _floating(prediction)
    if not isinstance(target, Tensor):
        target = as_array(target)
        target = target.astype(prediction.dtype) if target.dtype.kind in "iub" else target
    return subtract(prediction, target)


def _floating(values: Any) -> Any:
    """The numbers of a Tensor, array or list; whole numbers as float64."""
    array = as_array(array_of(values))
    return array.astype(np.float64) if array.dtype.kind in "iub" else array


def _demand_same_shape(name: str, prediction: Any, target: Any, what: str = "target") -> None:
    expected, given = np.shape(array_of(prediction)), np.shape(array_of(target))
    if expected == given:
        if 0 in expected:
            raise DataError(f"{name}: no examples", expected="at least one", given=f"shape {expected}")
        return
    mend = None
    if len(expected) == 2 and expected[1] == 1 and given == expected[:1]:
        mend = f"{what}.reshape(-1, 1), or the prediction's only column: prediction[:, 0]"
    elif len(given) == 2 and given[1] == 1 and expected == given[:1]:
        mend = f"{what}.ravel(), or a column of predictions: prediction.reshape(-1, 1)"
    elif expected == given[::-1]:
        mend = f"{what}.T"
    raise ShapeError(
        f"{name}: {what} and prediction must have the same shape",
        expected=f"{what} of the prediction's shape {expected}",
        given=f"{given}",
        mend=mend,
    )


def _binary_labels(name: str, scores: Any, labels: Any) -> Any:
    _demand_same_shape(name, scores, labels, "labels")
    labels = as_array(array_of(labels))
    if labels.dtype.kind not in "biuf":
        raise DTypeError(
            f"{name}: labels are not numbers",
            expected="0 or 1",
            given=f"dtype {labels.dtype}",
            mend="labels == positive_class",
        )
    if not holds((labels.min() >= 0) & (labels.max() <= 1)):
        raise DataError(
            f"{name}: a label is neither 0 nor 1",
            expected="0 or 1",
            given=f"values from {labels.min()} to {labels.max()}",
            mend="labels == positive_class, or softmax_cross_entropy for more than two classes",
        )
    return labels.astype(_floating(scores).dtype, copy=False)


def _class_targets(logits: Any, labels: Any, label_smoothing: float) -> Any:
    """Labels as rows of probabilities (m, k)."""
    scores, labels = _floating(logits), as_array(array_of(labels))
    if scores.ndim != 2:
        raise ShapeError(
            "softmax_cross_entropy: logits are not a table",
            expected="(m, k): a row for each example, a column for each class",
            given=f"{scores.shape}",
            mend="logits.reshape(1, -1) for one example" if scores.ndim == 1 else None,
        )
    m, k = scores.shape
    if scores.size == 0:
        raise DataError("softmax_cross_entropy: no examples", expected="at least one row", given=f"{scores.shape}")
    if labels.shape == (m,):
        targets = _one_hot(labels, k, scores.dtype)
    elif labels.shape == (m, k):
        targets = _probabilities(labels, scores.dtype)
    else:
        raise ShapeError(
            "softmax_cross_entropy: labels do not fit the logits",
            expected=f"labels of shape ({m},), or one-hot ({m}, {k}), for logits of shape ({m}, {k})",
            given=f"{labels.shape}",
            mend="labels.ravel()" if labels.size == m else None,
        )
    if not 0 <= label_smoothing < 1:
        raise ArgumentError(
            "softmax_cross_entropy: label_smoothing is not a share",
            expected="from 0 to below 1",
            given=repr(label_smoothing),
            mend="label_smoothing=0.1",
        )
    return targets * (1 - label_smoothing) + label_smoothing / k if label_smoothing else targets


def _probabilities(rows: Any, dtype: Any) -> Any:
    """Rows of labels (m, k), once they are known to be probabilities."""
    if rows.dtype.kind not in "biuf":
        raise DTypeError(
            "softmax_cross_entropy: rows of labels are not numbers",
            expected="probabilities",
            given=f"dtype {rows.dtype}",
        )
    targets = rows.astype(dtype, copy=False)
    sums = targets.sum(axis=1)
    if not holds((np.abs(sums - 1) <= 1.01e-3) & (targets.min() >= 0)):
        raise DataError(
            "softmax_cross_entropy: rows of labels are not probabilities",
            expected="rows that add up to 1, without a negative number",
            given=f"sums from {sums.min():g} to {sums.max():g}, the smallest number {targets.min():g}",
            mend="rows / rows.sum(axis=1, keepdims=True)" if targets.min() >= 0 and sums.min() > 0 else None,
        )
    return targets


def _one_hot(labels: Any, k: int, dtype: Any) -> Any:
    if labels.dtype.kind not in "iu":
        raise DTypeError(
            "softmax_cross_entropy: labels are not whole numbers",
            expected=f"whole numbers from 0 to {k - 1}",
            given=f"dtype {labels.dtype}",
            mend="labels.astype(int)" if labels.dtype.kind in "bf" else "np.unique(labels, return_inverse=True)[1]",
        )
    table = labels[:, None] == np.arange(k)
    if not holds(np.count_nonzero(table) == len(labels)):
        raise DataError(
            "softmax_cross_entropy: a label has no column in the logits",
            expected=f"labels from 0 to {k - 1}",
            given=f"labels from {labels.min()} to {labels.max()}",
            mend=_mend_of_labels(int(labels.min()), int(labels.max()), k),
        )
    return table.astype(dtype)


def _mend_of_labels(low: int, high: int, k: int) -> str:
    if high - low < k:
        return f"labels {'-' if low > 0 else '+'} {abs(low)}"
    shifted = f", and labels + {-low}" if low < 0 else ""
    return f"a last layer of {high - min(low, 0) + 1} outputs{shifted}"
