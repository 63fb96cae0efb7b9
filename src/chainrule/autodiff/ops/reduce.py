"""Reductions: many numbers to few, along `axis` (None: all of them; a number or a tuple of numbers)."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from chainrule.autodiff.op import op
from chainrule.autodiff.ops.elementwise import exp, where
from chainrule.autodiff.ops.index import flip
from chainrule.autodiff.ops.shape import broadcast_to, reshape, transpose
from chainrule.autodiff.traced import holds
from chainrule.errors import ShapeError

Axis = int | tuple[int, ...] | None


class _Largest(dict[Any, float]):
    """The largest finite number of each dtype."""

    def __missing__(self, dtype: Any) -> float:
        self[dtype] = float(np.finfo(dtype).max) if dtype.kind == "f" else math.inf
        return self[dtype]


LARGEST = _Largest()


def _axes(x: Any, axis: Axis) -> tuple[int, ...]:
    """Write `axis` as a tuple of numbers from 0."""
    if axis is None:
        return tuple(range(x.ndim))
    axes = axis if isinstance(axis, tuple) else (axis,)
    return tuple(number % x.ndim for number in axes) if x.ndim else ()


def _count(x: Any, axis: Axis) -> int:
    """How many elements are reduced into one."""
    return int(x.size) if axis is None else math.prod(x.shape[number] for number in _axes(x, axis))


def _kept(reduced: Any, x: Any, axis: Axis) -> Any:
    """Give a reduced array the reduced axes back, with length 1."""
    axes = _axes(x, axis)
    return reshape(reduced, shape=tuple(1 if i in axes else n for i, n in enumerate(x.shape)))


@op
def sum(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """The sum.

    >>> import numpy as np
    >>> sum(np.array([[1, 2], [3, 4]]), axis=0)
    array([4, 6])
    """
    return xp.sum(x, axis=axis, keepdims=keepdims)


@sum.vjp
def sum_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    return broadcast_to(_kept(g, x, axis), shape=x.shape)


@op
def mean(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """The mean."""
    _demand_elements("mean", x, axis)
    return xp.mean(x, axis=axis, keepdims=keepdims)


@mean.vjp
def mean_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    return broadcast_to(_kept(g / _count(x, axis), x, axis), shape=x.shape)


@op
def var(xp: Any, x: Any, *, axis: Axis = None, correction: float = 0, keepdims: bool = False) -> Any:
    """The variance: the mean squared distance from the mean, over n - correction."""
    _demand_elements("var", x, axis, more_than=correction)
    return xp.var(x, axis=axis, correction=correction, keepdims=keepdims)


@var.vjp
def var_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, correction: float = 0, keepdims: bool = False) -> Any:
    scale = 2 / (_count(x, axis) - correction)
    return _kept(g, x, axis) * (scale * (x - mean(x, axis=axis, keepdims=True)))


@op
def std(xp: Any, x: Any, *, axis: Axis = None, correction: float = 0, keepdims: bool = False) -> Any:
    """The standard deviation, √var; its slope where it is 0 is taken as 0."""
    _demand_elements("std", x, axis, more_than=correction)
    return xp.std(x, axis=axis, correction=correction, keepdims=keepdims)


@std.vjp
def std_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, correction: float = 0, keepdims: bool = False) -> Any:
    # x - mean is 0 where the deviation is 0, so a divisor of 1 there gives the slope 0
    deviation = where(out == 0, 1.0, out)
    scale = _kept(g / deviation, x, axis) * (1 / (_count(x, axis) - correction))
    return scale * (x - mean(x, axis=axis, keepdims=True))


@op
def max(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """The largest element; equal ones share its gradient."""
    return xp.max(x, axis=axis, keepdims=keepdims)


@op
def min(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """The smallest element; equal ones share its gradient."""
    return xp.min(x, axis=axis, keepdims=keepdims)


@max.vjp
@min.vjp
def extremum_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    chosen = x == _kept(out, x, axis)
    ties = np.maximum(chosen.sum(axis=axis, keepdims=True), 1)
    return _kept(g, x, axis) * (chosen / ties).astype(x.dtype)


@op
def prod(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """The product."""
    return xp.prod(x, axis=axis, keepdims=keepdims)


@prod.vjp
def prod_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    if holds(x != 0):
        return _kept(g * out, x, axis) / x
    # With a zero among the factors nothing can be divided out: multiply all the others, a row of a table for each
    axes = _axes(x, axis)
    order = tuple(i for i in range(x.ndim) if i not in axes) + axes
    moved = transpose(x, axes=order)
    n = _count(x, axis)
    rows = reshape(moved, shape=(*moved.shape[: x.ndim - len(axes)], 1, n))
    others = prod(where(np.eye(n, dtype=bool), 1.0, rows), axis=-1)
    back = tuple(sorted(range(x.ndim), key=order.__getitem__))
    return _kept(g, x, axis) * transpose(reshape(others, shape=moved.shape), axes=back)


@op
def logsumexp(xp: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    """ln Σ e^x without overflow: the largest element is taken out of the sum first."""
    peak = _finite_peak(xp, x, axis)
    with np.errstate(divide="ignore", over="ignore"):  # ln 0 and e^1000 meet only beside an infinite element
        total = xp.log(xp.sum(xp.exp(x - peak), axis=axis, keepdims=True)) + peak
    return total if keepdims else xp.squeeze(total, axis=axis)


@logsumexp.vjp
def logsumexp_vjp(g: Any, out: Any, x: Any, *, axis: Axis = None, keepdims: bool = False) -> Any:
    return _kept(g, x, axis) * exp(x - _kept(out, x, axis))


@op
def softmax(xp: Any, x: Any, *, axis: int = -1) -> Any:
    """e^x / Σ e^x: scores to probabilities that add up to 1, without overflow.

    >>> import numpy as np
    >>> softmax(np.array([[1000.0, 1000.0]]))
    array([[0.5, 0.5]])
    """
    power = xp.exp(x - _finite_peak(xp, x, axis))
    return power / xp.sum(power, axis=axis, keepdims=True)


@softmax.vjp
def softmax_vjp(g: Any, out: Any, x: Any, *, axis: int = -1) -> Any:
    weighted = g * out
    return weighted - out * sum(weighted, axis=axis, keepdims=True)


@op
def log_softmax(xp: Any, x: Any, *, axis: int = -1) -> Any:
    """ln softmax(x), exact also where the probability is too small for a number."""
    shifted = x - _finite_peak(xp, x, axis)
    return shifted - xp.log(xp.sum(xp.exp(shifted), axis=axis, keepdims=True))


@log_softmax.vjp
def log_softmax_vjp(g: Any, out: Any, x: Any, *, axis: int = -1) -> Any:
    return g - exp(out) * sum(g, axis=axis, keepdims=True)


@op
def cumsum(xp: Any, x: Any, *, axis: int | None = None) -> Any:
    """The running sum along an axis; None runs over all elements in order."""
    return xp.cumsum(x, axis=axis)


@cumsum.vjp
def cumsum_vjp(g: Any, out: Any, x: Any, *, axis: int | None = None) -> Any:
    along = 0 if axis is None else axis
    backwards = flip(cumsum(flip(g, axis=along), axis=along), axis=along)
    return reshape(backwards, shape=x.shape)


def _finite_peak(xp: Any, x: Any, axis: Axis) -> Any:
    """The largest element; where it is infinite, and could not be subtracted, the largest finite number."""
    limit = LARGEST[x.dtype]
    return xp.minimum(xp.maximum(xp.max(x, axis=axis, keepdims=True), -limit), limit)


def _demand_elements(name: str, x: Any, axis: Axis, more_than: float = 0) -> None:
    count = _count(x, axis)
    if count <= more_than:
        raise ShapeError(
            f"{name}: too few elements",
            expected=f"more than {more_than:g} along axis {axis}",
            given=f"{count}, in shape {x.shape}",
        )
