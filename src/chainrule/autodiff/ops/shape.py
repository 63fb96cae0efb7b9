"""The same numbers in another arrangement: reshape, transpose, join, pad. Also astype, the other element type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from chainrule.autodiff.op import composite, op
from chainrule.autodiff.ops.index import axes_from_zero, getitem, variable_or_array
from chainrule.errors import DTypeError, ShapeError


@op
def reshape(xp: Any, x: Any, *, shape: int | tuple[int, ...]) -> Any:
    """The elements, in order, in another shape; one length may be -1: whatever is left."""
    return xp.reshape(x, shape)


@reshape.vjp
def reshape_vjp(g: Any, out: Any, x: Any, *, shape: int | tuple[int, ...]) -> Any:
    return reshape(g, shape=x.shape)


@op
def transpose(xp: Any, x: Any, *, axes: tuple[int, ...] | None = None) -> Any:
    """The axes in another order; None reverses them."""
    return xp.transpose(x, axes)


@transpose.vjp
def transpose_vjp(g: Any, out: Any, x: Any, *, axes: tuple[int, ...] | None = None) -> Any:
    if axes is None:
        return transpose(g)
    positive = [number % x.ndim for number in axes]
    return transpose(g, axes=tuple(sorted(range(x.ndim), key=positive.__getitem__)))


@op
def matrix_transpose(xp: Any, x: Any) -> Any:
    """The last two axes swapped."""
    return xp.matrix_transpose(x)


@matrix_transpose.vjp
def matrix_transpose_vjp(g: Any, out: Any, x: Any) -> Any:
    return matrix_transpose(g)


@op
def broadcast_to(xp: Any, x: Any, *, shape: tuple[int, ...]) -> Any:
    """x repeated along new axes and along axes of length 1, as arithmetic does by itself."""
    return xp.broadcast_to(x, shape)


@broadcast_to.vjp
def broadcast_to_vjp(g: Any, out: Any, x: Any, *, shape: tuple[int, ...]) -> Any:
    return g  # the engine sums over what was repeated


@op
def astype(xp: Any, x: Any, *, dtype: Any) -> Any:
    """The same numbers as another floating type."""
    if np.dtype(dtype).kind != "f":
        raise DTypeError(
            "astype: a variable is a real number",
            expected="a floating type, such as np.float32",
            given=f"{np.dtype(dtype)}",
            mend=f"tensor.data.astype({np.dtype(dtype)}), where no derivative is needed",
        )
    return xp.astype(x, dtype)


@astype.vjp
def astype_vjp(g: Any, out: Any, x: Any, *, dtype: Any) -> Any:
    return g  # the engine gives a gradient the dtype of its input


@op
def _concatenate(xp: Any, *arrays: Any, axis: int = 0) -> Any:
    """Concatenate with each array an input of its own."""
    return xp.concat(arrays, axis=axis)


@_concatenate.vjp
def concatenate_vjp(g: Any, out: Any, *arrays: Any, axis: int = 0) -> Any:
    gradients = []
    start = 0
    before = (slice(None),) * (axis % out.ndim)
    for array in arrays:
        end = start + array.shape[axis]
        gradients.append(getitem(g, index=(*before, slice(start, end))))
        start = end
    return tuple(gradients)


@composite
def concatenate(arrays: Sequence[Any], axis: int | None = 0) -> Any:
    """Join arrays along an existing axis; None flattens them first."""
    _demand_arrays("concatenate", arrays)
    if axis is None:
        return _concatenate(*(reshape(array, shape=(-1,)) for array in arrays))
    return _concatenate(*arrays, axis=axis)


@composite
def stack(arrays: Sequence[Any], axis: int = 0) -> Any:
    """Join arrays of the same shape along a new axis.

    >>> import numpy as np
    >>> stack([np.array([1, 2]), np.array([3, 4])])
    array([[1, 2],
           [3, 4]])
    """
    _demand_arrays("stack", arrays)
    arrays = [variable_or_array(array) for array in arrays]
    shapes = [array.shape for array in arrays]
    if len(set(shapes)) > 1:
        raise ShapeError(
            "stack: the arrays differ in shape",
            expected=f"{len(shapes)} arrays of shape {shapes[0]}",
            given=", ".join(str(shape) for shape in shapes),
            mend="concatenate, to join them along an axis that they have",
        )
    return concatenate([expand_dims(array, axis) for array in arrays], axis=axis)


@op
def pad(xp: Any, x: Any, *, pad_width: Any, value: float = 0.0) -> Any:
    """x framed by a value; `pad_width` as in NumPy: a number, (before, after), or a pair for each axis."""
    return xp.pad(x, pad_width, constant_values=value)


@pad.vjp
def pad_vjp(g: Any, out: Any, x: Any, *, pad_width: Any, value: float = 0.0) -> Any:
    before = np.broadcast_to(pad_width, (x.ndim, 2))[:, 0].tolist()
    return getitem(g, index=tuple(slice(b, b + n) for b, n in zip(before, x.shape, strict=True)))


@composite
def ravel(x: Any) -> Any:
    """All elements along one axis."""
    return reshape(x, shape=(-1,))


@composite
def expand_dims(x: Any, axis: int) -> Any:
    """A new axis of length 1 at a position."""
    x = variable_or_array(x)
    (position,) = axes_from_zero("expand_dims", axis, x.ndim + 1)
    return reshape(x, shape=(*x.shape[:position], 1, *x.shape[position:]))


@composite
def squeeze(x: Any, axis: int | tuple[int, ...] | None = None) -> Any:
    """Without the axes of length 1 (all of them, or those named)."""
    x = variable_or_array(x)
    shape = x.shape
    ones = tuple(number for number, length in enumerate(shape) if length == 1)
    gone = ones if axis is None else axes_from_zero("squeeze", axis, x.ndim)
    if any(shape[number] != 1 for number in gone):
        raise ShapeError(
            "squeeze: an axis that is to go has more than one element",
            expected=f"length 1 along axis {axis}",
            given=f"shape {shape}",
        )
    return reshape(x, shape=tuple(n for i, n in enumerate(shape) if i not in gone))


@composite
def swapaxes(x: Any, axis1: int, axis2: int) -> Any:
    """Two axes swapped."""
    x = variable_or_array(x)
    axes = list(range(x.ndim))
    first, second = axes_from_zero("swapaxes", (axis1, axis2), x.ndim)
    axes[first], axes[second] = second, first
    return transpose(x, axes=tuple(axes))


def _demand_arrays(name: str, arrays: Sequence[Any]) -> None:
    if len(arrays) == 0:
        raise ShapeError(f"{name}: nothing to join", expected="at least one array", given="none")
