"""NumPy's own BLAS, by the address of its function: a kernel can multiply matrices without coming back to Python.

Where it is not found (NumPy may be built with any BLAS) products are done by np.matmul instead, with the same
result.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

COUNTS = (
    ("scipy_openblas_get_num_threads64_", "scipy_openblas_set_num_threads64_"),
    ("scipy_openblas_get_num_threads", "scipy_openblas_set_num_threads"),
    ("openblas_get_num_threads64_", "openblas_set_num_threads64_"),
    ("openblas_get_num_threads", "openblas_set_num_threads"),
)
"""How OpenBLAS is asked and told how many threads it uses."""

NO, YES = 111, 112
"""How BLAS is told whether a matrix is to be read by columns."""


@lru_cache(maxsize=4)
def product_of(kind: str) -> tuple[int, str] | None:
    """The address of the product for "float32" or "float64", and the type of its sizes; None if it is not found."""
    letter = {"float32": "s", "float64": "d"}[kind]
    for sizes, names in NAMES.items():
        for name in names:
            function = getattr(_library(), name.format(letter), None)
            if function is not None:
                return _address(function), sizes
    return None


@lru_cache(maxsize=1)
def limits() -> tuple[int, int] | None:
    """The addresses of the functions that get and set BLAS's number of threads; None if they are not found."""
    for names in COUNTS:
        functions = [getattr(_library(), name, None) for name in names]
        if all(functions):
            ask, tell = map(_address, functions)
            return ask, tell
    return None


@lru_cache(maxsize=1)
def _asking() -> Callable[[], int] | None:
    found = limits()
    return None if found is None else ctypes.CFUNCTYPE(ctypes.c_int)(found[0])


def threads() -> int:
    """How many threads BLAS may use now; 1 if it does not say."""
    ask = _asking()
    return 1 if ask is None else ask()


@contextmanager
def one_thread() -> Iterator[None]:
    """For products between the runs of a plan, if they are small or seldom.

    OpenBLAS's threads, once woken, look for more work for about a tenth of a second, on the cores of ours.
    """
    before = threads()
    allow(1)
    try:
        yield
    finally:
        allow(before)


def allow(threads: int) -> None:
    """Tell BLAS how many threads it may use, if it can be told."""
    if limits() is not None:
        _telling()(threads)


@lru_cache(maxsize=1)
def _telling() -> Callable[[int], None]:
    return ctypes.CFUNCTYPE(None, ctypes.c_int)((limits() or (0, 0))[1])


@lru_cache(maxsize=1)
def _library() -> Any:
    try:
        return ctypes.CDLL(sys.modules["numpy._core._multiarray_umath"].__file__)
    except (OSError, KeyError):
        return None


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


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
