"""From a drawing to what a network sees: cut out, scaled, placed, and in the form of the data it learned from.

A network knows digits only as its training data show them: of one size, in one place, with one width of line. A
drawing that differs in any of that is something new to it, however well it is drawn. So every step that the makers
of the data took is taken here too, and each can be left out to see what it is good for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import DataError, ShapeError

Array = NDArray[Any]
Step = Literal["crop", "scale", "centre", "straighten"]


@dataclass(frozen=True)
class Form:
    """How a data set shows its digits.

    Args:
        name: of the data set.
        field: pixels of the side of the square that a digit is placed in.
        box: (height, width) that a digit may fill in it.
        squeeze: whether a digit that is too wide for the box is made narrower, or smaller as a whole.
        centre_of: what comes to the middle of the field: the digit's outline, or the centre of mass of its ink.
        steps: what can be done, in this order.
        side: pixels of the side of what the network sees.
    """

    name: str
    field: int
    box: tuple[int, int]
    squeeze: bool
    centre_of: Literal["outline", "mass"]
    steps: tuple[Step, ...]
    side: int


DIGITS = Form(
    "digits", field=32, box=(32, 20), squeeze=True, centre_of="outline",
    steps=("crop", "scale", "centre", "straighten"), side=8,
)  # fmt: skip
"""The digits of `data.load_digits`: made with the programs of NIST's form reader, which fill a box 20 wide and 32
high in the middle of a 32 by 32 field, bring the lines to an even width and straighten what leans. Blocks of 4 by 4
are then counted. The data show it: most digits begin between columns 5 and 7 of the field, end between 25 and 27,
fill its height, and have ink in 256 to 412 of its pixels. One thing differs here: NIST widened narrow digits to 20
too, which makes a block of a 1 that is one upright line; here a digit is made narrower, but not wider.

Source: M. D. Garris et al., NIST Form-Based Handprint Recognition System, NISTIR 5469 (1994); E. Alpaydin and
C. Kaynak, Optical Recognition of Handwritten Digits (UCI, 1998)."""

MNIST = Form(
    "mnist", field=28, box=(20, 20), squeeze=False, centre_of="mass", steps=("crop", "scale", "centre"), side=28
)
"""MNIST's digits: they keep their proportions and fit a box of 20 by 20 with smooth edges; their centre of mass is
in the middle of 28 by 28.

Source: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits (1998)."""

FORMS = {form.name: form for form in (DIGITS, MNIST)}

INKED = 0.5
"""The share of ink from which on a pixel of a bitmap counts as ink."""
THIN, THICK = (108, 256), (412, 560)
"""Pixels of ink, of 32 by 32: with fewer than 108 lines grow twice, with fewer than 256 once; with more than 412
they shrink once, with more than 560 twice. The numbers are NIST's."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A drawing on its way to the network, step by step. Ink is 1, paper is 0.

    Attributes:
        form: the data set's form that it was brought to.
        box: (top, left, height, width) of what was cut out of the picture.
        cropped: (height, width), cut out.
        scaled: at most as large as the field.
        placed: (field, field), in its place.
        bitmap: (field, field) of 0 and 1, with lines of an even width and upright; None for a form that stays gray.
        pixels: (side, side) float32, what the network sees.
    """

    form: Form
    box: tuple[int, int, int, int]
    cropped: Array
    scaled: Array
    placed: Array
    bitmap: Array | None
    pixels: NDArray[np.float32]

    @property
    def row(self) -> NDArray[np.float32]:
        """The pixels as the one row of X, (1, side * side)."""
        return self.pixels.reshape(1, -1)


def see(
    picture: ArrayLike,
    form: Form = DIGITS,
    *,
    crop: bool = True,
    scale: bool = True,
    centre: bool = True,
    straighten: bool = True,
) -> Seen:
    """Return what a network that learned from `form`'s data sees in a picture.

    Args:
        picture: (n, n) uint8, 255 is ink; such as `rasterise` gives.
        form: `DIGITS` or `MNIST`.
        crop: cut out the ink. Without it the whole picture goes on, and the paper counts as part of the digit.
        scale: fill the form's box. Without it the picture shrinks as if its whole side became the field's.
        centre: put it in the middle. Without it, it lies in the upper left corner.
        straighten: turn a leaning digit upright, where the form does that.

    Raises:
        ShapeError: the picture is no square of pixels.
        DataError: there is no ink, or values are no uint8.

    >>> from chainrule.handwriting import Stroke, rasterise
    >>> one = rasterise([Stroke([(60, 100), (60, 200)], width=12)])
    >>> (16 * see(one).pixels[3]).astype(int).tolist()
    [0, 0, 0, 16, 12, 0, 0, 0]
    """
    ink = _ink(picture)
    top, left, height, width = box = _outline(ink) if crop else (0, 0, *ink.shape)
    cropped = ink[top : top + height, left : left + width]
    scaled = resize(cropped, *_size(height, width, form, form.field / len(ink), scale))
    placed = place(scaled, form.field, *(_corner(scaled, form) if centre else (0, 0)))
    if form.side == form.field:
        return Seen(form, box, cropped, scaled, placed, None, placed.astype(np.float32))
    bitmap = evened(placed >= INKED)
    if straighten:
        bitmap = straightened(bitmap)
    return Seen(form, box, cropped, scaled, placed, bitmap.astype(np.float64), counted(bitmap, form.side))


def resize(image: Array, height: int, width: int) -> Array:
    """Return the image in another size: each new pixel is the mean of the area of the old image that it covers.

    >>> resize(np.array([[0.0, 0.0, 1.0, 1.0, 0.0, 1.0]]), 1, 3).tolist()
    [[0.0, 1.0, 0.5]]
    """
    rows, columns = _shares(image.shape[0], height), _shares(image.shape[1], width)
    resized: Array = rows @ image @ columns.T
    return resized


def place(image: Array, field: int, top: int, left: int) -> Array:
    """Return a square field with the image's upper left corner at (top, left); what hangs over the edge is lost."""
    whole = np.zeros((field, field))
    height, width = image.shape
    rows, columns = np.arange(top, top + height), np.arange(left, left + width)
    inside_rows, inside_columns = (rows >= 0) & (rows < field), (columns >= 0) & (columns < field)
    whole[np.ix_(rows[inside_rows], columns[inside_columns])] = image[np.ix_(inside_rows, inside_columns)]
    return whole


def centre_of_mass(image: Array) -> tuple[float, float]:
    """Return (y, x) of the ink's mean place, measured from the upper left corner; a pixel's middle is at ½.

    >>> centre_of_mass(np.array([[0.0, 1.0], [0.0, 1.0]]))
    (1.0, 1.5)
    """
    mass = image.sum()
    y = (image.sum(axis=1) @ (np.arange(image.shape[0]) + 0.5)) / mass
    x = (image.sum(axis=0) @ (np.arange(image.shape[1]) + 0.5)) / mass
    return float(y), float(x)


def evened(bitmap: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a 32 by 32 bitmap with lines of a usual width: too little ink grows at its edges, too much shrinks."""
    inked = int(bitmap.sum())
    if inked == 0:
        return bitmap
    for limit in reversed(THIN):
        bitmap = _grown(bitmap) if inked < limit else bitmap
    for limit in THICK:
        bitmap = ~_grown(~bitmap, beyond=True) if inked > limit else bitmap
    return bitmap


def straightened(bitmap: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a bitmap whose rows are shifted until the digit's left edge, near its top and its bottom, is upright.

    Row r moves by (r - middle) (left at the top - left at the bottom) / rows between them. The outermost two rows
    are not asked: there a line may just begin.
    """
    rows = np.flatnonzero(bitmap.any(axis=1))
    if len(rows) <= 5:
        return bitmap
    top, bottom = rows[0] + 2, rows[-1] - 2
    if top >= bottom or not (bitmap[top].any() and bitmap[bottom].any()):
        return bitmap
    lean = (int(bitmap[top].argmax()) - int(bitmap[bottom].argmax())) / (bottom - top)
    side = len(bitmap)
    upright = np.zeros_like(bitmap)
    for r, row in enumerate(bitmap):
        columns = np.flatnonzero(row) + round((r - side // 2) * lean)
        upright[r, columns[(columns >= 0) & (columns < side)]] = True
    return upright


def counted(bitmap: NDArray[np.bool_], side: int) -> NDArray[np.float32]:
    """Return the share of ink in each of side by side blocks.

    >>> counted(np.eye(4, dtype=bool), 2).tolist()
    [[0.5, 0.0], [0.0, 0.5]]
    """
    block = len(bitmap) // side
    shares: NDArray[np.float32] = bitmap.reshape(side, block, side, block).mean(axis=(1, 3), dtype=np.float32)
    return shares


def _ink(picture: ArrayLike) -> Array:
    pixels = np.asarray(picture)
    if pixels.ndim != 2 or pixels.shape[0] != pixels.shape[1] or not pixels.size:
        raise ShapeError(
            "see: the picture is no square", expected="shape (n, n), such as (280, 280)", given=f"{pixels.shape}"
        )
    if pixels.dtype != np.uint8:
        raise DataError("see: these are no pixels", expected="uint8, 255 is ink", given=f"{pixels.dtype}")
    if not pixels.any():
        raise DataError("see: nothing is drawn", expected="at least one pixel of ink", given="paper alone")
    return pixels / 255


def _outline(ink: Array) -> tuple[int, int, int, int]:
    """(top, left, height, width) of the smallest box around every pixel that is at least half inked."""
    dark = ink >= min(INKED, ink.max())
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return int(rows[0]), int(columns[0]), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def _size(height: int, width: int, form: Form, shrink: float, scale: bool) -> tuple[int, int]:
    """The size in pixels of the field."""
    if not scale:
        factor_y = factor_x = shrink
    else:
        factor_y = factor_x = form.box[0] / height
        if width * factor_x > form.box[1]:
            factor_x = form.box[1] / width
            factor_y = factor_y if form.squeeze else factor_x
    return max(1, round(height * factor_y)), max(1, round(width * factor_x))


def _corner(image: Array, form: Form) -> tuple[int, int]:
    """Where the upper left corner has to be for the image to lie in the middle of the field."""
    y, x = (side / 2 for side in image.shape)
    if form.centre_of == "mass":
        y, x = centre_of_mass(image)
    return round(form.field / 2 - y), round(form.field / 2 - x)


def _shares(n_old: int, n_new: int) -> Array:
    """The matrix (n_new, n_old): which share of a new pixel each old one has."""
    edges = np.arange(n_new + 1) * n_old / n_new
    old = np.arange(n_old)
    overlap = np.minimum(edges[1:, None], old + 1) - np.maximum(edges[:-1, None], old)
    shares: Array = np.maximum(0, overlap) * n_new / n_old
    return shares


def _grown(bitmap: NDArray[np.bool_], *, beyond: bool = False) -> NDArray[np.bool_]:
    """The bitmap with all pixels that touch an inked one side to side; `beyond` is what lies past the edges."""
    around = np.pad(bitmap, 1, constant_values=beyond)
    return bitmap | around[:-2, 1:-1] | around[2:, 1:-1] | around[1:-1, :-2] | around[1:-1, 2:]
