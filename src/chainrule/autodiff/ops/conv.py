"""Convolution and pooling: cut an image into patches, and a convolution is one matrix product.

Images are (n_samples, channels, height, width); a size, stride or padding is a number or (vertical, horizontal).
"""

from __future__ import annotations

import math
import operator
from typing import Any

import numpy as np

from chainrule.autodiff.op import composite, op
from chainrule.autodiff.ops.elementwise import where
from chainrule.autodiff.ops.index import variable_or_array
from chainrule.autodiff.ops.linalg import matmul
from chainrule.autodiff.ops.reduce import mean
from chainrule.autodiff.ops.shape import expand_dims, pad, reshape
from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import recorded_whole
from chainrule.errors import ArgumentError, ShapeError

Pair = int | tuple[int, int]


@op
def patches(xp: Any, x: Any, *, size: tuple[int, int], stride: tuple[int, int]) -> Any:
    """Every patch of each image: (n, channels, height, width) to (n, channels, *size, *positions)."""
    positions = _positions(x.shape, size, stride)
    result = xp.empty((*x.shape[:2], *size, *positions), dtype=x.dtype)
    for row, column, place in _places(size, stride, positions):
        result[:, :, row, column] = x[place]
    return result


@patches.vjp
def patches_vjp(g: Any, out: Any, x: Any, *, size: tuple[int, int], stride: tuple[int, int]) -> Any:
    return overlap_add(g, shape=x.shape, stride=stride)


@op
def overlap_add(xp: Any, pieces: Any, *, shape: tuple[int, ...], stride: tuple[int, int]) -> Any:
    """The mirror image of `patches`: each piece is added back where its patch was cut."""
    size, positions = pieces.shape[2:4], pieces.shape[4:]
    result = xp.zeros(shape, dtype=pieces.dtype)
    for row, column, place in _places(size, stride, positions):
        result[place] += pieces[:, :, row, column]
    return result


@overlap_add.vjp
def overlap_add_vjp(g: Any, out: Any, pieces: Any, *, shape: tuple[int, ...], stride: tuple[int, int]) -> Any:
    return patches(g, size=pieces.shape[2:4], stride=stride)


@composite
def conv2d(x: Any, W: Any, b: Any = None, *, stride: Pair = 1, padding: Pair = 0) -> Any:
    """Slide each filter over each image and take the products' sum (the field's convolution; nothing is flipped).

    Args:
        x: images (n_samples, channels, height, width).
        W: filters (n_filters, channels, filter_height, filter_width).
        b: one bias a filter (n_filters,), or None.
        stride: step from one position to the next.
        padding: rows and columns of zeros around each image.

    Returns:
        (n_samples, n_filters, out_height, out_width), out_height = (height + 2·padding - filter_height) //
        stride + 1.

    Raises:
        ShapeError: `x` or `W` is not 4-dimensional, their channels differ, or the filter is larger than the image.
    """
    x, W = _images("conv2d", x), variable_or_array(W)
    if W.ndim != 4 or W.shape[1] != x.shape[1]:
        raise ShapeError(
            "conv2d: the filters do not fit the images",
            expected=f"W of shape (n_filters, {x.shape[1]}, filter_height, filter_width)",
            given=f"x {x.shape}, W {W.shape}",
        )
    n_filters, channels, *size = W.shape
    cut = patches(_padded(x, padding), size=tuple(size), stride=_pair("stride", stride))
    n, positions = cut.shape[0], cut.shape[4:]
    columns = reshape(cut, shape=(n, channels * size[0] * size[1], positions[0] * positions[1]))
    out = matmul(reshape(W, shape=(n_filters, math.prod(W.shape[1:]))), columns)
    if b is not None:
        b = variable_or_array(b)
        if b.shape != (n_filters,):
            raise ShapeError(
                "conv2d: b does not fit the filters",
                expected=f"shape ({n_filters},), one bias a filter",
                given=f"shape {b.shape}",
            )
        out = out + reshape(b, shape=(n_filters, 1))
    return reshape(out, shape=(n, n_filters, *positions))


@composite
def max_pool2d(x: Any, size: Pair, *, stride: Pair | None = None, padding: Pair = 0) -> Any:
    """The largest element of each patch; among equal ones the first receives the gradient.

    Args:
        x: images (n_samples, channels, height, width).
        size: height and width of a patch.
        stride: step from one patch to the next; None: `size`, so that patches do not overlap.
        padding: rows and columns of minus infinity around each image.
    """
    x = _images("max_pool2d", x)
    size = _pair("size", size)
    stride = size if stride is None else _pair("stride", stride)
    return _max_pool2d(_padded(x, padding, float("-inf")), size=size, stride=stride)


@op
def _max_pool2d(xp: Any, x: Any, *, size: tuple[int, int], stride: tuple[int, int]) -> Any:
    """The largest element of each patch of images that are padded already."""
    result = None
    for _, _, place in _places(size, stride, _positions(x.shape, size, stride)):
        result = x[place].copy() if result is None else xp.maximum(result, x[place], out=result)
    return result


@_max_pool2d.vjp
def max_pool2d_vjp(g: Any, out: Any, x: Any, *, size: tuple[int, int], stride: tuple[int, int]) -> Any:
    chosen = recorded_whole(first_largest, array_of(x), array_of(out), size=size, stride=stride)
    pieces = where(chosen, expand_dims(expand_dims(g, 2), 2), 0.0)
    return overlap_add(pieces, shape=x.shape, stride=stride)


def first_largest(x: Any, largest: Any, *, size: tuple[int, int], stride: tuple[int, int]) -> Any:
    """Which element of each patch is its largest, among equal ones the first: a mask, in the shape of `patches`."""
    positions = largest.shape[2:]
    chosen = np.empty((*x.shape[:2], *size, *positions), dtype=bool)
    open_patches = np.ones(largest.shape, dtype=bool)
    for row, column, place in _places(size, stride, positions):
        chosen[:, :, row, column] = open_patches & (x[place] == largest)
        open_patches &= ~chosen[:, :, row, column]
    return chosen


@composite
def avg_pool2d(x: Any, size: Pair, *, stride: Pair | None = None, padding: Pair = 0) -> Any:
    """The mean of each patch; padding counts as zeros. Arguments as for `max_pool2d`."""
    x = _images("avg_pool2d", x)
    size = _pair("size", size)
    stride = size if stride is None else _pair("stride", stride)
    return mean(patches(_padded(x, padding), size=size, stride=stride), axis=(2, 3))


def _places(size: Any, stride: tuple[int, int], positions: Any) -> Any:
    """For each cell of a patch: its row, its column, and the index of that cell of every patch in the images."""
    for row in range(size[0]):
        for column in range(size[1]):
            rows = slice(row, row + stride[0] * (positions[0] - 1) + 1, stride[0])
            columns = slice(column, column + stride[1] * (positions[1] - 1) + 1, stride[1])
            yield row, column, (slice(None), slice(None), rows, columns)


def _positions(shape: tuple[int, ...], size: tuple[int, int], stride: tuple[int, int]) -> tuple[int, int]:
    """How many patches fit below and beside each other."""
    height, width = shape[2:]
    if size[0] > height or size[1] > width:
        raise ShapeError(
            "a patch is larger than the image",
            expected=f"images of at least {size[0]} × {size[1]}, padding included",
            given=f"{height} × {width}",
            mend="a smaller filter, or padding",
        )
    return (height - size[0]) // stride[0] + 1, (width - size[1]) // stride[1] + 1


def _padded(x: Any, padding: Pair, value: float = 0.0) -> Any:
    vertical, horizontal = _pair("padding", padding, least=0)
    if vertical == 0 and horizontal == 0:
        return x
    return pad(x, pad_width=((0, 0), (0, 0), (vertical, vertical), (horizontal, horizontal)), value=value)


def _pair(name: str, value: Pair, least: int = 1) -> tuple[int, int]:
    try:
        vertical, horizontal = value if isinstance(value, tuple | list) else (value, value)
        pair = operator.index(vertical), operator.index(horizontal)
    except (TypeError, ValueError):
        pair = (least - 1, least - 1)
    if pair[0] < least or pair[1] < least:
        raise ArgumentError(
            f"{name} is not a size",
            expected=f"a whole number from {least}, or two (vertical, horizontal)",
            given=repr(value),
        )
    return pair


def _images(name: str, x: Any) -> Any:
    x = variable_or_array(x)
    if x.ndim != 4:
        raise ShapeError(
            f"{name}: x is not a batch of images",
            expected="(n_samples, channels, height, width)",
            given=f"{x.shape}",
            mend="x.reshape(-1, 1, 28, 28) for rows of 784 grey pixels",
        )
    return x
