"""A network as it is: units in columns, a line for every weight, as wide as the weight is large."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike, NDArray

from chainrule import nn
from chainrule.errors import ArgumentError, GraphError, ShapeError
from chainrule.plotting.style import hue, new_axes, palette_of
from chainrule.training import predict

Array = NDArray[Any]
MOST = 12  # units of a layer that are drawn
WIDEST = 4.5  # points


class _Layer(NamedTuple):
    """Weights (n_in, n_out) into a column of units, and its caption."""

    weights: Array
    caption: str


def network(
    model: Any,
    *,
    x: ArrayLike | None = None,
    gradients: bool = False,
    feature_names: Sequence[str] | None = None,
    class_names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The units of a network in columns, from the inputs on the left to the outputs on the right.

    A line is as wide as its weight is large, over all layers; blue and whole if positive, orange and dashed if
    negative. Of layers with many units the middle ones are left out, and counted.

    Args:
        model: an `nn.Sequential` of Linear layers and activations, an estimator that keeps one as `module_`, or
            bare matrices [W1, W2, ...], each (n_in, n_out).
        x: (n_in,) one example: every unit is filled as strongly as it is excited, with its number beside it.
        gradients: whether the lines show the gradients of the weights, as the last `backward` left them.
        feature_names: (n_in,) beside the inputs.
        class_names: (n_out,) beside the outputs.
        ax: where to draw.
    """
    layers, excited = _read(model, x, gradients)
    sizes = [layers[0].weights.shape[0], *(layer.weights.shape[1] for layer in layers)]
    rows = [_rows(size) for size in sizes]
    ax = new_axes(ax, size=(1.9 * len(sizes) + 1.2, 0.5 * max(map(len, rows)) + 1.5))
    palette = palette_of(ax)
    places = [_column(row, size) for row, size in zip(rows, sizes, strict=True)]
    greatest = (
        max((float(np.abs(layer.weights).max()) for layer in layers if layer.weights.size), default=0.0) or 1.0
    )
    for column, layer in enumerate(layers):
        for sign, style in ((1, "-"), (-1, (0, (3, 1.5)))):
            segments, widths, strengths = [], [], []
            for i in rows[column]:
                for j in rows[column + 1]:
                    weight = layer.weights[i, j]
                    if weight * sign > 0:
                        segments.append([(column, places[column][i]), (column + 1, places[column + 1][j])])
                        widths.append(WIDEST * abs(weight) / greatest)
                        strengths.append(0.25 + 0.75 * abs(weight) / greatest)
            colour = hue(palette, 0 if sign > 0 else 1)
            ax.add_collection(
                LineCollection(
                    segments,
                    linewidths=widths,
                    colors=[(*to_rgb(colour), a) for a in strengths],
                    linestyles=[style],
                    zorder=1,
                )
            )
    strongest = max((float(np.abs(values).max()) for values in excited), default=0.0) or 1.0
    for column, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        for unit in row:
            value = excited[column][unit] if excited else 0.0
            full = min(abs(value) / strongest, 1.0)
            fill = hue(palette, 0 if value >= 0 else 1)
            mixed = np.array(to_rgb(fill)) * full + np.array(to_rgb(palette.page)) * (1 - full)
            ax.plot(
                column,
                places[column][unit],
                marker="o",
                markersize=15,
                markeredgewidth=1.4,
                zorder=3,
                color=tuple(mixed),
                markeredgecolor=palette.ink,
            )
            if excited:
                ax.annotate(
                    f"{value:.2g}",
                    (column, places[column][unit]),
                    (0, 11),
                    textcoords="offset points",
                    ha="center",
                    fontsize=7.5,
                    color=palette.ink,
                    zorder=4,
                )
            _name(ax, column, places[column][unit], unit, sizes, feature_names, class_names)
        if len(row) < size:
            ax.text(
                column,
                0,
                f"⋮\n{size - len(row):,} more\n⋮",
                ha="center",
                va="center",
                fontsize=8,
                color=palette.quiet,
                linespacing=1.1,
            )
        caption = f"{size} inputs" if column == 0 else layers[column - 1].caption
        bottom = -max(max(abs(v) for v in place.values()) for place in places) - 0.85
        ax.text(column, bottom, caption, ha="center", va="top", fontsize=9, color=palette.quiet)
    half = max(max(abs(v) for v in place.values()) for place in places)
    ax.set(xlim=(-0.75, len(sizes) - 0.25), ylim=(-half - 1.7, half + 0.9))
    ax.axis("off")
    what = "gradient" if gradients else "weight"
    ax.set_title(f"{what.capitalize()}s up to {greatest:.3g}")
    ax.legend(
        handles=[
            Line2D([], [], color=hue(palette, 0), linewidth=2, label="positive"),
            Line2D([], [], color=hue(palette, 1), linewidth=2, linestyle=(0, (3, 1.5)), label="negative"),
        ],
        loc="upper center",
        bbox_to_anchor=(0.5, 0.02),
        ncols=2,
        fontsize=9,
    )
    return ax


def _read(model: Any, x: ArrayLike | None, gradients: bool) -> tuple[list[_Layer], list[Array]]:
    """The layers, and how excited the units of each column are (nothing without an example)."""
    module = getattr(model, "module_", model)
    example = None if x is None else np.asarray(x, np.float64).reshape(1, -1)
    if isinstance(module, nn.Sequential):
        return _of_module(module, example, gradients)
    matrices = [np.asarray(W, np.float64) for W in module] if isinstance(module, list | tuple) else []
    fits = all(a.ndim == b.ndim == 2 and a.shape[1] == b.shape[0] for a, b in pairwise(matrices))
    if not matrices or not fits or matrices[0].ndim != 2:
        raise ShapeError(
            "network: this is no network",
            expected="an nn.Sequential, an estimator with module_, or matrices [(n_in, n_1), (n_1, n_2), ...]",
            given=f"matrices of shapes {[W.shape for W in matrices]}" if matrices else type(model).__name__,
            mend="W.T for matrices that have a row for each unit" if matrices else None,
        )
    if gradients or example is not None:
        raise ArgumentError(
            "network: bare matrices have neither activations nor gradients",
            expected="an nn.Sequential, for x or gradients",
            given="a list of matrices",
        )
    last = len(matrices) - 1
    return [_Layer(W, f"{W.shape[1]} {'outputs' if i == last else 'hidden'}") for i, W in enumerate(matrices)], []


def _of_module(module: nn.Sequential, example: Array | None, gradients: bool) -> tuple[list[_Layer], list[Array]]:
    steps = list(module)
    linear = [i for i, step in enumerate(steps) if isinstance(step, nn.Linear)]
    if not linear:
        raise ArgumentError(
            "network: there is no Linear layer to draw", expected="Linear layers", given=", ".join(map(repr, steps))
        )
    layers, excited = [], []
    if example is not None:
        if example.shape[1] != steps[linear[0]].n_in:
            raise ShapeError(
                "network: x is no example for this network",
                expected=f"shape ({steps[linear[0]].n_in},)",
                given=f"{example.shape[1]} numbers",
            )
        excited.append(example[0])
    for number, i in enumerate(linear):
        layer: Any = steps[i]
        weights = layer.W.grad if gradients else layer.W
        if weights is None:
            raise GraphError(
                "network: the weights have no gradients yet",
                expected="gradients, as backward() leaves them",
                given="None",
                mend="loss(model(X), y).backward(), before the optimizer's step",
            )
        stop = linear[number + 1] if number + 1 < len(linear) else len(steps)
        activation = " ".join(
            type(step).__name__ for step in steps[i + 1 : stop] if not isinstance(step, nn.Dropout)
        )
        kind = "outputs" if stop == len(steps) else "hidden"
        layers.append(
            _Layer(
                np.asarray(getattr(weights, "data", weights), np.float64),
                f"{layer.n_out} {kind}" + (f"\n{activation}" if activation else ""),
            )
        )
        if example is not None:
            part = nn.Sequential(*steps[:stop])
            excited.append(np.asarray(predict(part, example.astype(layer.W.dtype)), np.float64)[0])
    return layers, excited


def _rows(size: int) -> list[int]:
    """The units that are drawn."""
    return list(range(size)) if size <= MOST else [*range(MOST // 2), *range(size - MOST // 2, size)]


def _column(row: list[int], size: int) -> dict[int, float]:
    """The height of each unit, with room in the middle where some are left out."""
    gap = 2.0 if len(row) < size else 0.0
    height = len(row) - 1 + gap
    return {unit: height / 2 - i - (gap if i >= len(row) / 2 else 0.0) for i, unit in enumerate(row)}


def _name(ax: Axes, column: int, height: float, unit: int, sizes: list[int], inputs: Any, outputs: Any) -> None:
    palette = palette_of(ax)
    for names, at, shift, side in ((inputs, 0, -0.16, "right"), (outputs, len(sizes) - 1, 0.16, "left")):
        if names is None or column != at:
            continue
        if len(names) != sizes[at]:
            raise ShapeError("network: names do not fit", expected=f"{sizes[at]} names", given=f"{len(names)}")
        ax.text(column + shift, height, str(names[unit]), ha=side, va="center", fontsize=9, color=palette.ink)
