"""What a hidden layer does: it bends the plane until a straight line parts the classes.

After Olah, Neural Networks, Manifolds, and Topology (2014).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import ArrayLike, NDArray

from chainrule import nn
from chainrule.errors import ArgumentError
from chainrule.plotting.line import padded
from chainrule.plotting.regions import plane, scatter
from chainrule.plotting.style import hue, new_axes, palette_of
from chainrule.training import predict

Array = NDArray[Any]


def hidden_layer_warp(
    model: Any, X: ArrayLike, y: ArrayLike, *, layers: int | None = None, lines: int = 21, ax: Axes | None = None
) -> Axes:
    """Points and a grid over their plane, as they look after the first layers of a network.

    Args:
        model: an `nn.Sequential` with two inputs, or an estimator that keeps one as `module_`.
        X: (m, 2) points.
        y: (m,) their labels.
        layers: how many layers they go through; 0 shows the plane as it is; None: all but the last Linear.
        lines: of the grid, each way.
        ax: where to draw.

    Where what comes out has more than two numbers, it is seen from the side from which it is widest (its two
    principal components). Where two numbers go straight into a last Linear, the line that it draws is shown.
    """
    X, labels = plane("hidden_layer_warp", X, y)
    module = getattr(model, "module_", model)
    if not isinstance(module, nn.Sequential):
        raise ArgumentError(
            "hidden_layer_warp: this network has no layers in a row",
            expected="an nn.Sequential, or an estimator with module_",
            given=type(model).__name__,
        )
    steps = list(module)
    last_linear = max((i for i, layer in enumerate(steps) if isinstance(layer, nn.Linear)), default=len(steps))
    through = last_linear if layers is None else layers
    if not 0 <= through <= len(steps):
        raise ArgumentError(
            "hidden_layer_warp: there are not so many layers",
            expected=f"layers from 0 to {len(steps)}",
            given=f"layers={layers}",
        )
    ax = new_axes(ax, size=(5.4, 5.0))
    palette = palette_of(ax)
    dtype = next(iter(module.parameters())).dtype
    front = nn.Sequential(*steps[:through]) if through else None

    def warp(places: Array) -> Array:
        return np.asarray(predict(front, places.astype(dtype)), np.float64) if front is not None else places

    (left, right), (bottom, top) = padded(X[:, 0]), padded(X[:, 1])
    along_x, along_y = np.linspace(left, right, 120), np.linspace(bottom, top, 120)
    bars = [np.stack([np.full(120, x), along_y], axis=1) for x in np.linspace(left, right, lines)]
    bars += [np.stack([along_x, np.full(120, y)], axis=1) for y in np.linspace(bottom, top, lines)]
    seen, grid = warp(X), warp(np.concatenate(bars))
    wide = seen.shape[1] > 2
    if wide:
        centre = seen.mean(axis=0)
        axes = np.linalg.svd(seen - centre, full_matrices=False)[2][:2]
        seen, grid = (seen - centre) @ axes.T, (grid - centre) @ axes.T
    elif seen.shape[1] == 1:
        seen, grid = (np.concatenate([part, np.zeros_like(part)], axis=1) for part in (seen, grid))
    ax.add_collection(
        LineCollection(
            list(grid.reshape(2 * lines, 120, 2)), colors=palette.quiet, linewidths=0.7, alpha=0.45, zorder=1
        )
    )
    scatter(ax, seen, labels, np.unique(labels))
    everything = np.concatenate([seen, grid])
    (left, right), (bottom, top) = padded(everything[:, 0]), padded(everything[:, 1])
    if through == last_linear < len(steps) and not wide:
        _line_of(steps[last_linear], ax, (left, right), (bottom, top))
    ax.set(xlim=(left, right), ylim=(bottom, top))
    names = ("first principal component", "second principal component") if wide else ("first unit", "second unit")
    names = ("first feature", "second feature") if through == 0 else names
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.set_title("The plane as it is" if through == 0 else f"The plane after {through} layer{'s' * (through > 1)}")
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    return ax


def _line_of(layer: Any, ax: Axes, xs: Any, ys: Any) -> None:
    """The line on which the first two outputs of the layer are equal, or its only output is 0."""
    W, b = layer.W.data.astype(np.float64), np.zeros(layer.n_out) if layer.b is None else layer.b.data
    w, c = (W[:, 1] - W[:, 0], b[1] - b[0]) if layer.n_out == 2 else (W[:, 0], b[0])
    if layer.n_out > 2 or len(w) != 2 or not w.any():
        return
    across, up = np.meshgrid(np.linspace(xs[0], xs[1], 50), np.linspace(ys[0], ys[1], 50))
    level = across * w[0] + up * w[1] + c
    if level.min() < 0 < level.max():
        ax.contour(across, up, level, levels=[0], colors=hue(palette_of(ax), 2), linewidths=2, zorder=2)
