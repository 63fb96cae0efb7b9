"""Drawing with a pen: strokes as lists of points, the picture that they leave on paper, and a picture as strokes.

The paper is a square of 280 by 280 units, x to the right and y down. A pixel of the picture is one unit wide, and
the pixel in row r and column c has its middle at x = c + ½, y = r + ½.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import DataError, ShapeError

Array = NDArray[Any]

PAPER = 280
"""Units and pixels of the paper's side."""
PEN = 20.0
"""The width of a pen that suits the paper."""
ROWS = 84
"""About how many rows `strokes_of` draws an image in."""
CORRECTIONS = 24
"""How often `bitmap_of` corrects its surface."""


@dataclass(frozen=True, eq=False)
class Stroke:
    """One line of the pen, from where it is put down to where it is lifted; a single point leaves a dot.

    Args:
        points: (n_points, 2), x and y of the pen's middle; n_points from 1. Outside the paper it leaves no ink.
        width: of the pen, in units of the paper.

    Raises:
        ShapeError: the points are no table of two columns.
        DataError: a number is not finite or far from the paper, or the pen has no width.

    >>> Stroke([(140, 40), (140, 240)], width=20).points.shape
    (2, 2)
    """

    points: Array
    width: float = PEN

    def __init__(self, points: ArrayLike, width: float = PEN) -> None:
        try:
            table = np.array(points, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            table = np.empty(0)
        if table.ndim != 2 or table.shape[1] != 2 or not len(table):
            raise ShapeError(
                "Stroke: points are no table of x and y",
                expected="shape (n_points, 2) with at least one point",
                given=f"{points!r:.80}",
                mend="Stroke([(140, 40), (140, 240)])",
            )
        if not np.all(np.abs(table) <= 10 * PAPER):  # false for nan too
            raise DataError(
                "Stroke: a point is far from the paper, or no number",
                expected=f"x and y from 0 to {PAPER}",
                given=f"{table[~(np.abs(table) <= 10 * PAPER).all(axis=1)][0]}",
            )
        if not (isinstance(width, int | float | np.number) and 0 < width <= PAPER):
            raise DataError("Stroke: this pen has no width", expected=f"up to {PAPER}", given=f"{width!r:.80}")
        object.__setattr__(self, "points", table)
        object.__setattr__(self, "width", float(width))


def rasterise(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """Return the picture that strokes leave: (280, 280), 0 is paper and 255 is ink.

    The pen is a disc. A pixel is inked as far as the pen's rim has passed its middle: with d the distance from
    there to the nearest line between two points, ink = clip(width / 2 + ½ - d, 0, 1). That draws smooth edges.

    >>> picture = rasterise([Stroke([(140, 40), (140, 240)], width=20)])
    >>> picture[140, 128:132].tolist()
    [0, 0, 255, 255]
    """
    ink = np.zeros((PAPER, PAPER))
    for stroke in strokes:
        begins = stroke.points[:-1] if len(stroke.points) > 1 else stroke.points
        ends = stroke.points[1:] if len(stroke.points) > 1 else stroke.points
        for begin, end in zip(begins, ends, strict=True):
            _draw_line(ink, begin, end, stroke.width / 2 + 0.5)
    return np.rint(255 * ink).astype(np.uint8)


def _draw_line(ink: Array, begin: Array, end: Array, reach: float) -> None:
    """Ink the pixels around one straight line; only the box that the pen can reach is looked at."""
    left, top = np.clip(np.floor(np.minimum(begin, end) - reach), 0, PAPER).astype(int)
    right, bottom = np.clip(np.ceil(np.maximum(begin, end) + reach), 0, PAPER).astype(int)
    x = np.arange(left, right) + 0.5 - begin[0]
    y = np.arange(top, bottom)[:, None] + 0.5 - begin[1]
    along_x, along_y = end - begin
    length_squared = along_x**2 + along_y**2
    # The nearest point of the line is begin + share (end - begin).
    share = np.clip((x * along_x + y * along_y) / length_squared, 0, 1) if length_squared else 0.0
    distance = np.hypot(x - share * along_x, y - share * along_y)
    box = ink[top:bottom, left:right]
    np.maximum(box, np.clip(reach - distance, 0, 1), out=box)


def strokes_of(image: ArrayLike, *, left: float = 0, top: float = 0, side: float = PAPER) -> list[Stroke]:
    """Return strokes that leave an image on the paper, each row of its bitmap as level lines of a pen.

    Args:
        image: (n, n) from 0 (paper) to 1 (ink).
        left: x of its upper left corner.
        top: y of its upper left corner.
        side: how large it is drawn.
    """
    n = max(1, len(np.asarray(image)))
    bitmap = bitmap_of(image, max(1, ROWS // n) * n)
    height = side / len(bitmap)
    width = 1.3 * height  # rows overlap, so that no paper shows between them
    strokes = []
    for r, row in enumerate(bitmap):
        steps = np.flatnonzero(np.diff(np.concatenate(([False], row, [False])).astype(np.int8)))
        y = top + (r + 0.5) * height
        for begin, end in zip(steps[::2], steps[1::2], strict=True):
            middle = (begin + end) / 2
            ends = sorted((min(begin + 0.5, middle), max(end - 0.5, middle)))
            strokes.append(Stroke([(left + at * height, y) for at in ends], width))
    return strokes


def bitmap_of(image: ArrayLike, side: int) -> NDArray[np.bool_]:
    """Return a bitmap, ink and paper alone, that shows a gray image of fewer pixels with its ink where it belongs.

    A gray pixel says how much ink its block holds, but not where. A smooth surface through the pixels says where:
    ink lies where the surface is highest. Its heights are corrected, ever more gently, until each block holds
    nearly the ink that it should.

    Args:
        image: (n, n) from 0 to 1.
        side: pixels of the bitmap's side; a multiple of n.

    Returns:
        (side, side) bool.

    >>> bitmap_of([[0.0, 0.5], [1.0, 0.0]], 8).reshape(2, 4, 2, 4).mean(axis=(1, 3)).round(1).tolist()
    [[0.0, 0.5], [1.0, 0.0]]
    """
    wanted = np.asarray(image, dtype=np.float64)
    n = len(wanted)
    if wanted.shape != (n, n) or not n or side % n:
        raise ShapeError(
            "bitmap_of: the image does not fit the bitmap",
            expected=f"as many rows as columns, a number that divides {side}",
            given=f"shape {wanted.shape}",
        )
    smooth = _between(n, side)
    heights = wanted.copy()
    n_inked = round(wanted.sum() * (side // n) ** 2)
    bitmap = np.zeros((side, side), dtype=bool)
    for k in range(CORRECTIONS if n_inked else 0):
        surface = smooth @ heights @ smooth.T
        bitmap = surface >= np.partition(surface.ravel(), -n_inked)[-n_inked]
        held = bitmap.reshape(n, side // n, n, side // n).mean(axis=(1, 3))
        heights += (wanted - held) / (k + 2)
    return bitmap


def _between(n: int, side: int) -> Array:
    """The matrix (side, n) that draws straight lines between the middles of n pixels."""
    at = np.clip((np.arange(side) + 0.5) * n / side - 0.5, 0, n - 1)
    matrix: Array = np.maximum(0, 1 - np.abs(at[:, None] - np.arange(n)))
    return matrix
