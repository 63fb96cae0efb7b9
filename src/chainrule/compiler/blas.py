"""NumPy's own BLAS, by the address of its function: a kernel can multiply matrices without coming back to Python.

Where it is not found (NumPy may be built with any BLAS) products are done by np.matmul instead, with the same
result.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

NAMES = {
    "int64": ("scipy_cblas_{0}gemm64_", "cblas_{0}gemm64_", "cblas_{0}gemm$NEWLAPACK$ILP64"),
    "int32": ("scipy_cblas_{0}gemm", "cblas_{0}gemm"),
}
"""What the product is called in the BLAS of NumPy's wheels and of systems, by the type of its sizes."""

NO, YES = 111, 112
"""How BLAS is told whether a matrix is to be read by columns."""


@lru_cache(maxsize=4)
def product_of(kind: str) -> tuple[int, str] | None:
    """The address of the product for "float32" or "float64", and the type of its sizes; None if it is not found."""
    try:
        library = ctypes.CDLL(sys.modules["numpy._core._multiarray_umath"].__file__)
    except (OSError, KeyError):
        return None
    letter = {"float32": "s", "float64": "d"}[kind]
    for sizes, names in NAMES.items():
        for name in names:
            function = getattr(library, name.format(letter), None)
            if function is not None:
                return ctypes.cast(function, ctypes.c_void_p).value or 0, sizes
    return None


def read_by(matrix: Array) -> tuple[int, int] | None:
    """How BLAS reads a matrix in memory: by columns or not, and the step from one row (or column) to the next."""
    row, column = (step // matrix.itemsize for step in matrix.strides[-2:])
    rows, columns = matrix.shape[-2:]
    if (column == 1 or columns == 1) and (row >= columns or rows == 1):
        return NO, max(row, columns, 1)
    if (row == 1 or rows == 1) and (column >= rows or columns == 1):
        return YES, max(column, rows, 1)
    return None


def is_available(a: Array, b: Array, out: Array) -> bool:
    """Whether BLAS can multiply these, as they lie in memory."""
    kind = str(out.dtype)
    return (
        kind in ("float32", "float64")
        and product_of(kind) is not None
        and read_by(a) is not None
        and read_by(b) is not None
        and bool(np.prod(out.shape))
    )
