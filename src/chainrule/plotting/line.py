"""A line through points: its residuals, the surface of its error, the way down, and how fast to walk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import Descent
from chainrule.plotting.style import hue, new_axes, palette_of, sequential

Array = NDArray[Any]


def line_with_residuals(
    x: ArrayLike, y: ArrayLike, *, w: float, b: float, squares: bool = False, ax: Axes | None = None
) -> Axes:
    """Points, the line w x + b, and how far each point is from it.

    Args:
        x: (m,) inputs.
        y: (m,) targets.
        w: slope of the line.
        b: its height at 0.
        squares: whether to draw each residual's square, whose areas the squared error adds up.
        ax: where to draw.
    """
    x, y = points("line_with_residuals", x, y)
    ax = new_axes(ax)
    palette = palette_of(ax)
    ends = padded(x)
    ax.plot(ends, w * ends + b, color=hue(palette, 0), label=f"{w:.4g} x {'+' if b >= 0 else '-'} {abs(b):.4g}")
    y_hat = w * x + b
    segments = [[(xi, yi), (xi, pi)] for xi, yi, pi in zip(x, y, y_hat, strict=True)]
    ax.add_collection(
        LineCollection(segments, colors=hue(palette, 1), linewidths=1.4, zorder=1.5, label="residuals")
    )
    ax.scatter(x, y, color=palette.ink, s=26, zorder=3, label="data")
    if squares:
        low, high = padded(np.concatenate([y, y_hat]))
        width, height = ax.get_window_extent().size
        scale = (ends[1] - ends[0]) / (high - low) * height / width  # so that they look square
        for xi, yi, pi in zip(x, y, y_hat, strict=True):
            side = (yi - pi) * scale
            ax.add_patch(
                Rectangle((xi, pi), -side, yi - pi, facecolor=hue(palette, 1), alpha=0.18, linewidth=0, zorder=1)
            )
        ax.set_ylim(low, high)
    ax.set_xlim(*ends)
    ax.set(xlabel="x", ylabel="y", title=f"Half mean squared error {np.mean((y - y_hat) ** 2) / 2:.4g}")
    ax.legend(loc="best", fontsize=9)
    return ax


def error_surface(
    x: ArrayLike,
    y: ArrayLike,
    *,
    path: ArrayLike | Descent | None = None,
    w_range: tuple[float, float] | None = None,
    b_range: tuple[float, float] | None = None,
    three_d: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """The half mean squared error of every line w x + b, as contours or as a surface, with a way down.

    Args:
        x: (m,) inputs.
        y: (m,) targets.
        path: (steps + 1, 2) w and b before the first step of a descent and after each, or a Descent with them.
        w_range: the least and the greatest w; None: so that path and valley are seen.
        b_range: the same for b.
        three_d: whether to draw a surface in space.
        ax: where to draw; with projection "3d" for a surface.
    """
    x, y = points("error_surface", x, y)
    ax = new_axes(ax, size=(6.4, 5.2) if three_d else (6.0, 4.6), three_d=three_d)
    palette = palette_of(ax)
    walk = None if path is None else _walk(path)
    A = np.stack([x, np.ones_like(x)], axis=1)
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    (w_low, w_high), (b_low, b_high) = _ranges(A, y, best, walk, w_range, b_range)
    w, b = np.linspace(w_low, w_high, 161), np.linspace(b_low, b_high, 161)
    # mean (w x + b - y)², multiplied out, so that no table of all points is needed
    W, B = np.meshgrid(w, b)
    surface = (
        W**2 * np.mean(x * x)
        + B**2
        + np.mean(y * y)
        + 2 * W * B * x.mean()
        - 2 * W * np.mean(x * y)
        - 2 * B * y.mean()
    ) / 2
    surface = np.maximum(surface, 0)
    lowest = float(np.mean((A @ best - y) ** 2) / 2)
    if three_d:
        _surface(ax, W, B, surface, palette)
    else:
        steps = lowest + (surface.max() - lowest) * np.geomspace(1e-3, 1, 13)
        above = np.log(
            np.maximum(surface - lowest, steps[0] - lowest)
        )  # so that the floor of a steep valley is seen
        ax.contourf(W, B, above, levels=np.log(steps - lowest), cmap=sequential(palette))
        ax.contour(W, B, surface, levels=steps, colors=palette.quiet, linewidths=0.6, alpha=0.7)
    up = (lowest,) if three_d else ()
    ax.plot(
        [best[0]],
        [best[1]],
        *([v] for v in up),
        marker="*",
        markersize=13,
        color=hue(palette, 2),
        linestyle="none",
        markeredgecolor=palette.page,
        label=f"least error, {lowest:.4g}",
        zorder=6,
    )
    if walk is not None:
        heights = [np.mean((A @ walk.T - y[:, None]) ** 2, axis=0) / 2] if three_d else []
        ax.plot(
            *walk.T,
            *heights,
            color=hue(palette, 1),
            marker="o",
            markersize=3 if len(walk) < 60 else 0,
            linewidth=1.6,
            label=f"descent, {len(walk) - 1} steps",
            zorder=5,
        )
        ax.plot(
            *([v] for v in walk[0]),
            *([h[0]] for h in heights),
            marker="o",
            markersize=7,
            color=hue(palette, 1),
            markeredgecolor=palette.page,
            linestyle="none",
            zorder=6,
        )
    ax.set(xlabel="w", ylabel="b", title="Error of the line w x + b")
    if three_d:
        ax.set(zlabel="error")
    else:
        ax.set(xlim=(w_low, w_high), ylim=(b_low, b_high))
    ax.legend(
        loc="upper right" if three_d else "best",
        fontsize=9,
        frameon=not three_d,
        framealpha=0.85,
        facecolor=palette.page,
        edgecolor=palette.line,
    )
    return ax


def learning_rates(
    x: ArrayLike, y: ArrayLike, rates: Sequence[float], *, steps: int = 50, ax: Axes | None = None
) -> Axes:
    """The error after each step of gradient descent, for several learning rates; who runs away is seen to.

    Args:
        x: (m,) inputs.
        y: (m,) targets.
        rates: the learning rates.
        steps: of each descent, from w = b = 0.
        ax: where to draw.
    """
    x, y = points("learning_rates", x, y)
    if not len(rates) or not all(rate > 0 for rate in rates):
        raise ArgumentError(
            "learning_rates: rates have no meaning", expected="one or more numbers above 0", given=repr(list(rates))
        )
    ax = new_axes(ax)
    palette = palette_of(ax)
    start = float(np.mean(y * y) / 2)
    ceiling = 1e3 * start or 1.0
    for number, rate in enumerate(rates):
        losses, w, b = [start], 0.0, 0.0
        while len(losses) <= steps and losses[-1] <= ceiling:
            error = w * x + b - y
            w, b = w - rate * float(np.mean(error * x)), b - rate * float(np.mean(error))
            losses.append(float(np.mean((w * x + b - y) ** 2) / 2))
        runs_away = losses[-1] > start
        ax.plot(
            losses,
            color=hue(palette, number),
            linestyle="--" if runs_away else "-",
            label=f"{rate:g}" + (", runs away" if runs_away else ""),
        )
        if losses[-1] > ceiling:
            ax.plot([len(losses) - 1], [losses[-1]], marker="x", color=hue(palette, number), markersize=8)
    ax.set_yscale("log")
    ax.grid(visible=True, axis="y")
    ax.set(xlabel="step", ylabel="half mean squared error", title="Learning rates", xlim=(0, steps))
    ax.legend(title="learning rate", loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    return ax


def fitted_curve(model: Any, x: ArrayLike, y: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """Points, and what a fitted model with one feature predicts between and around them.

    Args:
        model: anything with `predict(X)` for X (m, 1).
        x: (m,) inputs.
        y: (m,) targets.
        ax: where to draw.
    """
    x, y = points("fitted_curve", x, y)
    ax = new_axes(ax)
    palette = palette_of(ax)
    left, right = padded(x)
    grid = np.linspace(left, right, 400)
    ax.plot(grid, np.asarray(model.predict(grid[:, None])).reshape(-1), color=hue(palette, 0), label="prediction")
    ax.scatter(x, y, color=palette.ink, s=22, zorder=3, label="data")
    error = np.mean((np.asarray(model.predict(x[:, None])).reshape(-1) - y) ** 2)
    ax.set(xlabel="x", ylabel="y", title=f"Mean squared error {error:.4g}", ylim=padded(y, 0.25))
    ax.legend(loc="best", fontsize=9)
    return ax


def points(name: str, x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two rows of finite numbers of the same length; a column (m, 1) of inputs will do."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if x.ndim == 2 and x.shape[1] == 1:
        x = x[:, 0]
    if x.ndim != 1 or x.shape != y.shape or not len(x):
        raise ShapeError(
            f"{name}: x and y are no points",
            expected="two arrays of shape (m,)",
            given=f"x {x.shape}, y {y.shape}",
            mend="y.ravel()" if y.ndim == 2 and 1 in y.shape else "X[:, [0]], one feature" if x.ndim == 2 else None,
        )
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise DataError(f"{name}: NaN or infinity cannot be drawn", mend="leave these points out")
    return x, y


def padded(values: Array, share: float = 0.06) -> NDArray[np.float64]:
    """The least and the greatest value, with some room around them."""
    low, high = float(values.min()), float(values.max())
    room = share * (high - low) or max(abs(high), 1.0) * share
    return np.array([low - room, high + room])


def _walk(path: ArrayLike | Descent) -> NDArray[np.float64]:
    walk = np.asarray(getattr(path, "path", path), np.float64)
    if walk.ndim != 2 or walk.shape[1] != 2:
        raise ShapeError(
            "error_surface: path is no walk over w and b",
            expected="shape (steps + 1, 2)",
            given=f"shape {walk.shape}",
            mend="LinearRegression(solver='gradient_descent', keep_path=True).fit(X, y).history_.path",
        )
    return walk[np.isfinite(walk).all(axis=1)]


def _ranges(A: Array, y: Array, best: Array, walk: Array | None, w_range: Any, b_range: Any) -> list[Array]:
    """As wide as the contour line of where the walk begins (of w = b = 0 without one), and around the walk."""
    start = np.zeros(2) if walk is None else walk[0]
    bend = A.T @ A / len(y)
    height = max(float(np.mean((A @ start - y) ** 2) - np.mean((A @ best - y) ** 2)), 1e-12)
    reach = np.sqrt(height * np.diag(np.linalg.pinv(bend)))
    ranges = []
    for axis, asked in enumerate((w_range, b_range)):
        if asked is not None:
            if not asked[0] < asked[1]:
                raise ArgumentError("error_surface: a range is empty", expected="(low, high)", given=repr(asked))
            ranges.append(np.array(asked, float))
            continue
        around = [best[axis] - reach[axis], best[axis] + reach[axis]]
        ranges.append(padded(np.array(around if walk is None else [*around, *walk[:, axis]])))
    return ranges


def _surface(ax: Any, W: Array, B: Array, surface: Array, palette: Any) -> None:
    ax.plot_surface(W, B, surface, cmap=sequential(palette), alpha=0.75, linewidth=0, rcount=60, ccount=60)
    ax.contour(W, B, surface, levels=12, colors=palette.quiet, linewidths=0.5, offset=0.0, zdir="z")
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.set_pane_color((0, 0, 0, 0))
        axis.line.set_color(palette.line)
    ax.view_init(elev=28, azim=-58)
