"""The graph of a computation: values go forward, gradients come back."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from chainrule.autodiff import Tensor
from chainrule.autodiff.graph import Graph, graph
from chainrule.autodiff.graph_picture import LINE, arrange
from chainrule.errors import ArgumentError
from chainrule.plotting.style import hue, new_axes, palette_of, width_in_points


def computational_graph(output: Tensor | Graph, *, ax: Axes | None = None) -> Axes:
    """Every operation as a box with its value and, after `backward`, its gradient; inputs on the left.

    Args:
        output: the Tensor that was computed, or its `chainrule.graph`.
        ax: where to draw.

    It is the picture that `chainrule.graph(output).to_svg()` draws.
    """
    if not isinstance(output, Tensor | Graph):
        raise ArgumentError(
            "computational_graph: this has no graph",
            expected="a Tensor, or chainrule.graph(tensor)",
            given=type(output).__name__,
        )
    boxes = (output if isinstance(output, Graph) else graph(output)).boxes()
    lines, spots, paths, width, height = arrange(boxes)
    ax = new_axes(ax, size=(max(3.0, width / 80), max(1.6, height / 80)))
    palette = palette_of(ax)
    for path in paths:
        _edge([spots[i] for i in path], ax)
    for box, text, spot in zip(boxes, lines, spots, strict=False):
        border = {"leaf": hue(palette, 0), "output": hue(palette, 1), "op": palette.quiet}.get(
            box.kind, palette.line
        )
        ax.add_patch(
            FancyBboxPatch(
                (spot.x - spot.width / 2, spot.y - spot.height / 2),
                spot.width,
                spot.height,
                boxstyle=f"round,pad=0,rounding_size={min(spot.height / 2, 16) if box.kind == 'leaf' else 6}",
                facecolor=palette.page,
                edgecolor=border,
                linewidth=1.8 if box.kind == "output" else 1.2,
                linestyle="--" if box.kind == "constant" else "-",
                zorder=2,
            )
        )
        for number, line in enumerate(text):
            first = number == 0 and box.kind != "constant"
            ax.text(
                spot.x,
                spot.y - spot.height / 2 + LINE * number + 14,
                line,
                ha="center",
                va="center",
                family="monospace",
                fontsize=8.4,
                color=palette.ink if first else palette.quiet,
                fontweight="bold" if first else "normal",
                zorder=3,
            )
    ax.set(xlim=(0, width), ylim=(height, 0), aspect="equal")
    ax.axis("off")
    _fit_text(ax, width)
    return ax


def _edge(path: list[Any], ax: Axes) -> None:
    """A line that bends only between the layers, so that it never runs behind a wider box; with a tip."""
    colour = palette_of(ax).quiet
    start, tip = path[0], path[-1]
    points = [(start.x + start.width / 2, start.y)]
    codes = [Path.MOVETO]
    for spot, following in pairwise(path):
        x, end = spot.x + spot.room / 2, following.x - following.room / 2
        middle = (x + end) / 2
        points += [(x, spot.y), (middle, spot.y), (middle, following.y), (end, following.y)]
        codes += [Path.LINETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    left = tip.x - tip.width / 2
    points.append((left - 6, tip.y))
    codes.append(Path.LINETO)
    ax.add_patch(PathPatch(Path(points, codes), facecolor="none", edgecolor=colour, linewidth=1.1, zorder=1))
    ax.fill([left, left - 8, left - 8], [tip.y, tip.y - 4, tip.y + 4], color=colour, linewidth=0, zorder=1)


def _fit_text(ax: Axes, width: float) -> None:
    """Make the words as small as the axes: they were measured for a picture of `width` pixels."""
    points = width_in_points(ax) / width
    for text in ax.texts:
        text.set_fontsize(min(text.get_fontsize(), max(2.0, 11.8 * points)))
