"""The plane of two features, as the pictures of classifiers see it: places all over it where they ask."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Interval = tuple[float, float]

SIDE = 64
"""Cells along each side of a map."""
RIM = 1
"""Cells that are asked beyond each side, so that a contour line runs on to the edge of the map."""
ROWS = SIDE + 2 * RIM


def places(x1: Interval, x2: Interval) -> Array:
    """Return the centres of the cells of a map and of its rim, (ROWS², 2), row by row from the largest x2."""
    return _places(x1, x2).copy()


@functools.lru_cache(maxsize=8)
def _places(x1: Interval, x2: Interval) -> Array:
    share = (np.arange(-RIM, SIDE + RIM) + 0.5) / SIDE
    across = x1[0] + (x1[1] - x1[0]) * share
    down = x2[1] - (x2[1] - x2[0]) * share
    return np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)


def with_ones(X: Array) -> Array:
    """Return the points with their column of ones first, (m, n + 1)."""
    return np.column_stack([np.ones(len(X)), X])
