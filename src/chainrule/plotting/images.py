"""Pictures made of pixels: handwritten digits, and the templates that a linear model learns of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.plotting.style import diverging, hue, new_axes, palette_of, sequential

Array = NDArray[Any]


def digit_grid(
    images: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    predictions: ArrayLike | None = None,
    columns: int | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Images side by side, each with its label; where a prediction is wrong, both are said and the image is framed.

    Args:
        images: (m, height, width), or (m, pixels) of square images.
        labels: (m,) what they are.
        predictions: (m,) what they were taken for.
        columns: images in a row; None: about as many as there are rows.
        ax: where to draw.
    """
    pictures = _pictures("digit_grid", images)
    m, height, width = pictures.shape
    said = [
        _captions("digit_grid", name, given, m)
        for name, given in (("labels", labels), ("predictions", predictions))
    ]
    columns = columns or int(np.ceil(np.sqrt(m * 1.6)))
    if columns < 1:
        raise ArgumentError(
            "digit_grid: columns has no meaning", expected="a whole number from 1", given=f"{columns}"
        )
    n_rows = -(-m // columns)
    text = 0.45 * height if labels is not None or predictions is not None else 0.0
    ax = new_axes(ax, size=(0.75 * columns + 0.3, (0.75 + 0.32 * bool(text)) * n_rows + 0.5))
    palette = palette_of(ax)
    low, high = float(pictures.min()), float(pictures.max())
    gap = 0.18 * width
    for i, picture in enumerate(pictures):
        left, top = (i % columns) * (width + gap), (i // columns) * (height + gap + text)
        ax.imshow(
            picture,
            cmap=sequential(palette),
            vmin=low,
            vmax=high if high > low else low + 1,
            extent=(left, left + width, top + height, top),
            interpolation="nearest",
        )
        label, guess = said[0][i], said[1][i]
        wrong = label is not None and guess is not None and label != guess
        colour = hue(palette, 1) if wrong else palette.line
        ax.plot(
            left + np.array([0, width, width, 0, 0]),
            top + np.array([0, 0, height, height, 0]),
            color=colour,
            linewidth=1.8 if wrong else 0.8,
        )
        caption = f"{label}, not {guess}" if wrong else label if label is not None else guess
        if caption is not None:
            ax.text(
                left + width / 2,
                top + height + 0.08 * height,
                caption,
                ha="center",
                va="top",
                fontsize=8,
                color=hue(palette, 1) if wrong else palette.quiet,
                fontweight="bold" if wrong else "normal",
            )
    ax.set(xlim=(-gap, columns * (width + gap)), ylim=(n_rows * (height + gap + text), -gap))
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def learned_templates(
    weights: Any,
    *,
    shape: tuple[int, int],
    names: ArrayLike | None = None,
    columns: int | None = None,
    ax: Axes | None = None,
) -> Axes:
    """What a linear model looks for in each class: pixels that speak for it blue, against it orange.

    Args:
        weights: (n_classes, pixels), or a fitted model with `coef_`.
        shape: (height, width) of the images.
        names: (n_classes,) of the classes; None: `classes_` of the model, or numbers.
        columns: templates in a row.
        ax: where to draw.
    """
    table = np.asarray(getattr(weights, "coef_", weights), np.float64)
    if table.ndim != 2 or table.shape[1] != shape[0] * shape[1]:
        raise ShapeError(
            "learned_templates: weights and shape do not go together",
            expected=f"weights (n_classes, {shape[0] * shape[1]}) for images of shape {shape}",
            given=f"weights {table.shape}",
            mend="weights.T" if table.ndim == 2 and table.shape[0] == shape[0] * shape[1] else None,
        )
    if not np.isfinite(table).all():
        raise DataError("learned_templates: NaN or infinity cannot be drawn", given="weights with such in them")
    known = names if names is not None else getattr(weights, "classes_", np.arange(len(table)))
    captions = _captions("learned_templates", "names", known, len(table))
    columns = columns or min(len(table), 5)
    n_rows = -(-len(table) // columns)
    ax = new_axes(ax, size=(1.25 * columns + 0.9, 1.5 * n_rows + 0.4))
    palette = palette_of(ax)
    height, width = shape
    gap, text = 0.15 * width, 0.25 * height
    reach = float(np.abs(table).max()) or 1.0
    for i, template in enumerate(table.reshape(-1, height, width)):
        left, top = (i % columns) * (width + gap), (i // columns) * (height + gap + text)
        shown = ax.imshow(
            template,
            cmap=diverging(palette),
            vmin=-reach,
            vmax=reach,
            interpolation="nearest",
            extent=(left, left + width, top + height, top),
        )
        ax.plot(
            left + np.array([0, width, width, 0, 0]),
            top + np.array([0, 0, height, height, 0]),
            color=palette.line,
            linewidth=0.8,
        )
        ax.text(
            left + width / 2,
            top - 0.04 * height,
            captions[i],
            ha="center",
            va="bottom",
            fontsize=9,
            color=palette.ink,
        )
    ax.set(xlim=(-gap, columns * (width + gap)), ylim=(n_rows * (height + gap + text) - text, -gap - text))
    ax.set_aspect("equal")
    ax.axis("off")
    bar = ax.figure.colorbar(shown, ax=ax, shrink=0.7, pad=0.02)
    bar.outline.set_visible(False)
    bar.set_label("weight", color=palette.quiet)
    return ax


def _pictures(name: str, images: ArrayLike) -> NDArray[np.float64]:
    pictures = np.asarray(images, np.float64)
    side = round(np.sqrt(pictures.shape[-1])) if pictures.ndim == 2 else 0
    if pictures.ndim == 2 and side * side == pictures.shape[1]:
        pictures = pictures.reshape(-1, side, side)
    if pictures.ndim != 3 or not len(pictures):
        raise ShapeError(
            f"{name}: these are no images",
            expected="shape (m, height, width), or (m, pixels) of square images",
            given=f"shape {np.shape(images)}",
            mend="X.reshape(-1, height, width)" if pictures.ndim == 2 else None,
        )
    if not np.isfinite(pictures).all():
        raise DataError(f"{name}: NaN or infinity cannot be drawn", mend="np.nan_to_num(images)")
    return pictures


def _captions(name: str, which: str, given: Any, m: int) -> list[Any]:
    if given is None:
        return [None] * m
    captions = [str(caption) for caption in np.asarray(given).reshape(-1)]
    if len(captions) != m:
        raise ShapeError(
            f"{name}: {which} do not fit", expected=f"{m}, one for each image", given=f"{len(captions)}"
        )
    return captions
