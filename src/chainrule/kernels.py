"""How loops are compiled: Numba, with NumPy's rules for division, cached on disk, free of the interpreter's lock.

Importing this file loads Numba; whoever has kernels keeps them in a file of their own and imports it when needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def kernel(function: Function) -> Function:
    """Compile a loop when it is first called; NaN and infinity go through as in NumPy.

    The compiled form is cached beside the source or, where that cannot be written, in the user's cache folder;
    where neither can, it is compiled anew in every process.
    """
    options = {"nogil": True, "error_model": "numpy"}
    try:
        return numba.njit(function, cache=True, **options)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder to write to
        return numba.njit(function, **options)  # type: ignore[no-any-return]
