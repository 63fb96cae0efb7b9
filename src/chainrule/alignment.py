"""Arrays that begin where a line of the processor's cache begins.

NumPy's own begin 16 bytes after one: read a line's length at a time, all of it then comes from two lines.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

LINE = 64
"""Bytes of a line of the cache."""


def aligned_empty(shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """As numpy.empty, beginning at a line of the cache.

    >>> aligned_empty((3, 4), "float32").ctypes.data % 64
    0
    """
    kind = np.dtype(dtype)
    size = int(np.prod(shape)) * kind.itemsize
    block = np.empty(size + LINE, dtype=np.uint8)
    start = -block.ctypes.data % LINE
    return block[start : start + size].view(kind).reshape(shape)


def aligned_copy(array: NDArray[Any]) -> NDArray[Any]:
    """A copy in row order, beginning at a line of the cache."""
    copy = aligned_empty(array.shape, array.dtype)
    copy[...] = array
    return copy
