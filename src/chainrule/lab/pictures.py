"""What each picture computes. It gets the functions that it draws: the course's own, or the learner's.

A picture is a function of its controls; it names the exercises whose functions it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from chainrule.data import load_life
from chainrule.errors import ArgumentError, nearest
from chainrule.lab.frames import Frame

Functions = SimpleNamespace


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        needs: the functions that it calls, by name, with the exercise in which each is written.
        controls: the names of its controls.
        draw: draw(functions, **controls) gives a Frame.
    """

    needs: dict[str, str]
    controls: tuple[str, ...]
    draw: Callable[..., Frame]


PICTURES: dict[str, Picture] = {}


def picture(
    name: str, needs: dict[str, str], *controls: str
) -> Callable[[Callable[..., Frame]], Callable[..., Frame]]:
    """Decorate the function that computes a picture."""

    def remember(draw: Callable[..., Frame]) -> Callable[..., Frame]:
        PICTURES[name] = Picture(needs, controls, draw)
        return draw

    return remember


def find(name: str) -> Picture:
    """Return a picture by its name.

    Raises:
        ArgumentError: there is none of that name.
    """
    if name not in PICTURES:
        guess = nearest(str(name), list(PICTURES))
        raise ArgumentError(
            f"there is no picture {name!r}", expected=", ".join(sorted(PICTURES)),
            mend=f"did you mean {guess}?" if guess else None,
        )  # fmt: skip
    return PICTURES[name]


def numbers(arguments: dict[str, Any], names: tuple[str, ...]) -> dict[str, float]:
    """Return the controls as finite numbers.

    Raises:
        ArgumentError: one is missing, or is no finite number.
    """
    found = {}
    for name in names:
        value = arguments.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
            raise ArgumentError(
                f"the control {name} is not a number", expected="a finite number", given=repr(value)
            )
        found[name] = float(value)
    return found


RATE, STEPS = 0.004, 200
"""Of the walk downhill: just below the largest rate that converges on these data."""


@picture(
    "line", {"predict": "line-predict", "cost": "line-cost", "gradient": "line-gradient"}, "w", "b"
)  # fmt: skip
def line(functions: Functions, w: float, b: float) -> Frame:
    """A line among the points of the life data, its errors, and the walk downhill that begins at it."""
    data = load_life()
    x, y = np.ravel(data.X).astype(np.float64), np.asarray(data.y, dtype=np.float64)
    y_hat = np.broadcast_to(np.asarray(functions.predict(x, w, b), dtype=np.float64), x.shape)
    dw, db = (float(one) for one in functions.gradient(x, y, w, b))
    walk = np.full((STEPS + 1, 3), np.nan)
    at_w, at_b = w, b
    for step in range(STEPS + 1):
        walk[step] = at_w, at_b, functions.cost(x, y, at_w, at_b)
        if not np.isfinite(walk[step]).all() or abs(at_w) > 1e12:
            break
        slope_w, slope_b = functions.gradient(x, y, at_w, at_b)
        at_w, at_b = at_w - RATE * float(slope_w), at_b - RATE * float(slope_b)
    values = {"w": w, "b": b, "cost": functions.cost(x, y, w, b), "dw": dw, "db": db}
    arrays = {"x": x, "y": y, "y_hat": y_hat, "path_w": walk[:, 0], "path_b": walk[:, 1], "path_cost": walk[:, 2]}
    return Frame(values, arrays)
