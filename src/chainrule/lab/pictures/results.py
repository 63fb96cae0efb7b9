"""What a function gave, as numbers that can be drawn; and a word for the learner where it gave something else."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class WrongResult(Exception):  # noqa: N818  (it is the learner's, and no failure of ours)
    """A function gave what cannot be drawn; the text says which, what it gave, and what was needed."""


def array(name: str, value: Any, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return what the function `name` gave as an array of float64.

    A single number fills the shape; nan and infinity stay.

    Raises:
        WrongResult: it is no array of numbers, or has another shape.
    """
    try:
        found = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        found = None
    if found is None or value is None:
        raise WrongResult(f"your {name} gave {_said(value)}; the picture needs an array of shape {shape}")
    if found.shape == ():
        return np.full(shape, float(found))
    if found.shape != shape:
        raise WrongResult(f"your {name} gave an array of shape {found.shape}; the picture needs {shape}")
    return found


def vector(name: str, value: Any) -> NDArray[np.float64]:
    """Return what the function `name` gave, a list of numbers of whatever length, as an array of float64.

    Raises:
        WrongResult: it is no list of numbers.
    """
    try:
        found = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        found = None
    if found is None or found.ndim != 1:
        raise WrongResult(f"your {name} gave {_said(value)}; the picture needs a list of numbers")
    return found


def cells_of(name: str, value: Any, most: int) -> NDArray[np.float64]:
    """Return what the function `name` gave, one number or an array of one or two axes, as an array of float64.

    Raises:
        WrongResult: it is nothing of the kind, or has more than `most` numbers.
    """
    try:
        found = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        found = None
    if found is None or value is None or found.ndim > 2 or found.size > most:
        needed = f"numbers, at most {most} in at most two axes"
        raise WrongResult(f"your {name} gave {_said(value)}; the picture needs {needed}")
    return found


def number(name: str, value: Any) -> float:
    """Return what the function `name` gave as one number.

    Raises:
        WrongResult: it is no single number.
    """
    try:
        found = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        found = None
    if found is None or value is None or found.size != 1:
        raise WrongResult(f"your {name} gave {_said(value)}; the picture needs one number")
    return float(found.reshape(()))


def several(name: str, value: Any, count: int) -> tuple[Any, ...]:
    """Return the parts of what the function `name` gave, such as (w, b, history).

    Raises:
        WrongResult: it did not give that many.
    """
    if not isinstance(value, tuple | list | np.ndarray) or len(value) != count:
        raise WrongResult(f"your {name} gave {_said(value)}; the picture needs {count} results")
    return tuple(value)


def _said(value: Any) -> str:
    if value is None:
        return "None (is there a return?)"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    text = repr(value)
    return text if len(text) <= 40 else f"{type(value).__name__} {text[:36]}…"
