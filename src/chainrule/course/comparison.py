"""Is a result right? Numbers by value, whatever their container; and how values are written in a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

FLOAT32 = 1e-4
"""Relative tolerance for results in single precision."""

Array = NDArray[Any]


def parts(value: Any) -> list[Array] | None:
    """The members of a result as arrays: several of a tuple, one of anything else; None if it is not numbers."""
    members = value if isinstance(value, tuple) else (value,)
    arrays = [as_numbers(member) for member in members]
    return None if any(array is None for array in arrays) else [array for array in arrays if array is not None]


def as_numbers(value: Any) -> Array | None:
    """A number, an array or a (nested) list of numbers as an array; None for anything else."""
    if value is None or isinstance(value, str | bytes | dict | set):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, RuntimeError):
        return None
    return array if array.dtype.kind in "biufc" else None


def members_like(given: Any, expected: Any) -> list[Array] | None:
    """The members of `given` as arrays, taken apart as `expected` is; None if that cannot be."""
    if not isinstance(expected, tuple):
        array = as_numbers(given)
        return None if array is None else [array]
    if isinstance(given, np.ndarray):
        rows = {np.shape(member) for member in expected}
        given = tuple(given) if given.ndim > 0 and rows == {given.shape[1:]} else (given,)
    return parts(tuple(given)) if isinstance(given, tuple | list) else None


def close(given: Any, expected: Any, relative_tolerance: float) -> bool:
    """Whether two results are the same numbers in the same shapes."""
    wanted, got = parts(expected), members_like(given, expected)
    if wanted is None:
        return type(given) is type(expected) and bool(given == expected)
    if got is None or len(wanted) != len(got):
        return False
    return all(close_arrays(one, two, relative_tolerance) for one, two in zip(got, wanted, strict=True))


def close_arrays(given: Array, expected: Array, relative_tolerance: float) -> bool:
    """Whether two arrays of the same shape agree, relative to the largest number of the right one."""
    if given.shape != expected.shape:
        return given.size == expected.size == 0 and given.ndim <= 1  # an empty list does not say how wide it is
    if given.size == 0:
        return True
    if given.dtype in (np.float32, np.float16):
        relative_tolerance = max(relative_tolerance, FLOAT32)
    finite = np.abs(expected[np.isfinite(expected)]) if expected.dtype.kind in "fc" else np.abs(expected * 1.0)
    scale = float(finite.max(initial=0.0))
    return bool(np.allclose(given, expected, rtol=0.0, atol=relative_tolerance * (scale or 1e-3), equal_nan=True))


def written(value: Any, limit: int = 60) -> str:
    """A value as a reader wants it.

    Whole numbers without a point, six digits, [..] for arrays; shape if too long.
    """
    text = _text(value)
    if len(text) <= limit:
        return text
    text = _text(value, digits=3)
    if len(text) <= limit:
        return text
    if isinstance(value, tuple):
        return "(" + ", ".join(written(member, max(12, limit // len(value))) for member in value) + ")"
    if isinstance(value, list) and as_numbers(value) is not None:
        return f"{len(value)} rows" if isinstance(value[0], list) else f"{len(value)} numbers"
    array = as_numbers(value)
    if array is not None and array.ndim:
        return "×".join(map(str, array.shape)) + (" numbers" if array.ndim > 1 or array.size != 1 else " number")
    return text[: limit - 1] + "…"


def _text(value: Any, digits: int = 6) -> str:
    if isinstance(value, tuple):
        return "(" + ", ".join(_text(one, digits) for one in value) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, list):
        return "[" + ", ".join(_text(one, digits) for one in value) + "]"
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return _text(value.item(), digits)
        if value.size > 400:
            return "×".join(map(str, value.shape)) + " numbers"
        return "[" + ", ".join(_text(member, digits) for member in value) + "]"
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, float | np.floating):
        return f"{float(value):.{digits}g}"
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):
        return getattr(value, "__name__", "a function")
    return repr(value)


def call(name: str, arguments: Sequence[Any], limit: int = 62) -> str:
    """A call as it would be written, its long arguments by their shapes."""
    text = f"{name}({', '.join(_text(argument) for argument in arguments)})"
    if len(text) <= limit:
        return text
    short = f"{name}({', '.join(written(argument, 18) for argument in arguments)})"
    return short if len(short) <= limit else f"{name}(…)"
