"""Picking elements, and its mirror image: putting gradients back where the elements came from."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.op import composite, op
from chainrule.autodiff.tensor import Tensor, array_of
from chainrule.autodiff.traced import as_array
from chainrule.errors import ArgumentError, OutOfRangeError


@op
def getitem(xp: Any, x: Any, *, index: Any) -> Any:
    """x[index]: numbers, slices, None, ..., arrays of whole numbers, masks."""
    return x[_plain(index)]


@getitem.vjp
def getitem_vjp(g: Any, out: Any, x: Any, *, index: Any) -> Any:
    return put_back(g, index=index, shape=x.shape)


@op
def put_back(xp: Any, g: Any, *, index: Any, shape: tuple[int, ...]) -> Any:
    """Zeros of a shape with g added at an index: what getitem took is put back; taken twice adds up."""
    result = xp.zeros(shape, dtype=g.dtype)
    index = _plain(index)
    if _takes_each_once(index):
        result[index] = g
    else:
        np.add.at(result, index, g)
    return result


@put_back.vjp
def put_back_vjp(g: Any, out: Any, taken: Any, *, index: Any, shape: tuple[int, ...]) -> Any:
    return getitem(g, index=index)


@op
def take_along_axis(xp: Any, x: Any, indices: Any, *, axis: int = -1) -> Any:
    """For each line along an axis the elements at that line's own indices.

    >>> import numpy as np
    >>> scores = np.array([[0.1, 0.9], [0.8, 0.2]])
    >>> take_along_axis(scores, np.array([[1], [0]]), axis=1)
    array([[0.9],
           [0.8]])
    """
    if axis is None:
        raise ArgumentError(
            "take_along_axis: axis is missing",
            expected=f"an axis from {-x.ndim} to {x.ndim - 1}",
            given="axis=None",
            mend="take_along_axis(x.ravel(), indices, axis=0)",
        )
    return xp.take_along_axis(x, indices, axis=axis)


@take_along_axis.vjp
def take_along_axis_vjp(g: Any, out: Any, x: Any, indices: Any, *, axis: int = -1) -> Any:
    return put_back_along_axis(g, indices, axis=axis, shape=x.shape), None


@op
def put_back_along_axis(xp: Any, g: Any, indices: Any, *, axis: int, shape: tuple[int, ...]) -> Any:
    """Zeros of a shape with g added where take_along_axis took it."""
    result = xp.zeros(shape, dtype=g.dtype)
    grid = [np.arange(n).reshape(-1, *[1] * (len(shape) - 1 - i)) for i, n in enumerate(shape)]
    grid[axis] = indices
    if indices.shape[axis] == 1 and g.shape == indices.shape and g.size * shape[axis] == result.size:
        result[tuple(grid)] = g  # one a line cannot meet itself
    else:
        np.add.at(result, tuple(grid), g)
    return result


@put_back_along_axis.vjp
def put_back_along_axis_vjp(
    g: Any, out: Any, taken: Any, indices: Any, *, axis: int, shape: tuple[int, ...]
) -> Any:
    return take_along_axis(g, indices, axis=axis), None


@composite
def flip(x: Any, axis: int | tuple[int, ...] | None = None) -> Any:
    """The elements in reverse order along an axis (None: along all)."""
    x = variable_or_array(x)
    ndim = x.ndim
    axes = range(ndim) if axis is None else axes_from_zero("flip", axis, ndim)
    return getitem(x, index=tuple(slice(None, None, -1) if i in axes else slice(None) for i in range(ndim)))


def variable_or_array(x: Any) -> Any:
    """A Tensor as it is, anything else as an array."""
    return x if isinstance(x, Tensor) else as_array(x)


def axes_from_zero(name: str, axis: int | tuple[int, ...], ndim: int) -> tuple[int, ...]:
    """Count axes from the first: -1 is the last of `ndim`; refuse one that does not exist."""
    axes = axis if isinstance(axis, tuple | list) else (axis,)
    for number in axes:
        if not -ndim <= number < ndim:
            raise OutOfRangeError(
                f"{name}: there is no axis {number}",
                expected=f"an axis from {-ndim} to {ndim - 1}" if ndim else "no axis, for a single number",
                given=f"axis={axis}",
            )
    return tuple(number % ndim for number in axes)


def _plain(index: Any) -> Any:
    """The index with arrays in the place of Tensors and lists."""
    return tuple(_plain_part(part) for part in index) if isinstance(index, tuple) else _plain_part(index)


def _plain_part(part: Any) -> Any:
    if isinstance(part, list | tuple | range):
        return np.asarray(part) if len(part) else np.empty(0, dtype=np.intp)
    return array_of(part)


def _takes_each_once(index: Any) -> bool:
    """Whether no element can be taken twice: true of slices, numbers and masks, not of arrays of numbers."""
    parts = index if isinstance(index, tuple) else (index,)
    return not any(isinstance(part, np.ndarray) and part.dtype != np.bool_ for part in parts)
