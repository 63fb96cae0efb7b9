"""The points of the playground: made from a formula or placed by hand, some of them held out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.data import make_blobs, make_circles, make_moons, make_spirals, make_xor
from chainrule.errors import DataError
from chainrule.evaluation import train_validation_test_split
from chainrule.lab.playground.configuration import Configuration

Array = NDArray[Any]
Maker = Callable[[int, float, int], tuple[Array, Array]]

WINDOW = 1.5
"""Half the side of the window, as long as no point lies beyond."""


def circles(n: int, noise: float, seed: int) -> tuple[Array, Array]:
    """A circle around a circle."""
    made = make_circles(n, noise=noise, seed=seed)
    return made.X, made.y


def moons(n: int, noise: float, seed: int) -> tuple[Array, Array]:
    """Two half moons, moved so that the origin lies between them."""
    made = make_moons(n, noise=noise, seed=seed)
    return made.X - np.array([0.5, 0.25], dtype=np.float32), made.y


def xor(n: int, noise: float, seed: int) -> tuple[Array, Array]:
    """Four squares, the opposite ones of one class."""
    made = make_xor(n, noise=noise, seed=seed)
    return made.X, made.y


def spirals(n: int, noise: float, seed: int) -> tuple[Array, Array]:
    """Two spirals; they lie so close together that they get a quarter of the noise."""
    made = make_spirals(n, noise=noise / 4, seed=seed)
    return made.X, made.y


def blobs(n: int, noise: float, seed: int) -> tuple[Array, Array]:
    """Two clouds; they are so far apart that they get three times the noise."""
    made = make_blobs(n, centers=[[-0.8, -0.8], [0.8, 0.8]], noise=3 * noise, seed=seed)
    return made.X, made.y


MAKERS: dict[str, Maker] = {one.__name__: one for one in (circles, moons, xor, spirals, blobs)}


@dataclass(frozen=True, eq=False)
class Examples:
    """Points with their classes.

    Attributes:
        X: (n, 2) float32.
        y: (n,) float32, 0 or 1.
        held_out: (n,) bool, those that are not learnt from.
        extent: the window reaches from -extent to extent in both directions.
        waiting: why nothing can be learnt from these points, and what to do; None if something can.
    """

    X: Array
    y: Array
    held_out: Array
    extent: float
    waiting: str | None


def examples_of(configuration: Configuration) -> Examples:
    """Make the points of a configuration.

    Raises:
        DataError: a label of an own point is neither 0 nor 1.
    """
    if configuration.data == "own":
        X, y = _placed(configuration.points)
    else:
        X, y = MAKERS[configuration.data](configuration.samples, configuration.noise, configuration.seed)
    y = y.astype(np.float32)
    waiting = _waiting(y)
    held_out = np.zeros(len(y), dtype=bool)
    if waiting is None:
        held_out[_validation_rows(y, configuration.validation, configuration.seed)] = True
    largest = float(np.abs(X).max(initial=0.0))
    extent = max(WINDOW, math.ceil(2 * largest) / 2)
    for array in (X, y, held_out):
        array.setflags(write=False)
    return Examples(X, y, held_out, extent, waiting)


def _placed(points: tuple[tuple[float, ...], ...]) -> tuple[Array, Array]:
    table = np.asarray(points, dtype=np.float32).reshape(len(points), 3)
    labels = table[:, 2]
    strange = np.flatnonzero((labels != 0) & (labels != 1))
    if len(strange):
        raise DataError(
            f"point {strange[0] + 1} is of no class", expected="0 or 1", given=f"{labels[strange[0]]:g}",
            mend="[x1, x2, 0] or [x1, x2, 1]",
        )  # fmt: skip
    return np.ascontiguousarray(table[:, :2]), labels


def _waiting(y: Array) -> str | None:
    if len(y) < 2:
        return "Place some points of both classes: a network learns from examples, and needs two at the least."
    if y.min() == y.max():
        return f"All points are of class {y[0]:.0f}. Place some of the other class: there is nothing to tell apart."
    return None


def _validation_rows(y: Array, share: float, seed: int) -> Array:
    """The rows that are held out, the same share of each class; none where there are too few points for that."""
    try:
        return train_validation_test_split(y, validation=share, test=0.0, seed=seed).validation
    except DataError:
        return np.empty(0, dtype=np.int64)
