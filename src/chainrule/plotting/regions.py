"""What a classifier says at every place of the plane, and how a perceptron came to say it."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import DataError, ShapeError
from chainrule.plotting.line import padded
from chainrule.plotting.style import Palette, hue, new_axes, palette_of

Array = NDArray[Any]
MARKERS = "osD^vPX*<>"


def decision_regions(
    model: Any, X: ArrayLike, y: ArrayLike, *, resolution: int = 200, ax: Axes | None = None
) -> Axes:
    """The plane in the colours of the classes: the fuller, the surer; lines where the decision changes.

    Points that the model gets wrong are ringed.

    Args:
        model: a fitted classifier with two features; with `predict_proba` or `decision_function` the colours tell
            how sure it is, with `predict` alone which class it is.
        X: (m, 2) points.
        y: (m,) their labels.
        resolution: places along each side.
        ax: where to draw.
    """
    X, labels = plane("decision_regions", X, y)
    ax = new_axes(ax, size=(6.0, 4.8))
    palette = palette_of(ax)
    (left, right), (bottom, top) = padded(X[:, 0], 0.08), padded(X[:, 1], 0.08)
    across, up = np.meshgrid(np.linspace(left, right, resolution), np.linspace(bottom, top, resolution))
    places = np.stack([across.ravel(), up.ravel()], axis=1)
    classes = np.asarray(
        getattr(model, "classes_", np.unique(np.concatenate([labels, np.asarray(model.predict(X))])))
    )
    sureness, scores = _sureness(model, places, classes)
    ax.imshow(
        _colours(sureness, palette).reshape(resolution, resolution, 3),
        extent=(left, right, bottom, top),
        origin="lower",
        aspect="auto",
        interpolation="bilinear",
        zorder=0,
    )
    for number in range(len(classes) if len(classes) > 2 else 1):
        others = np.delete(scores, number, axis=1).max(axis=1) if len(classes) > 1 else np.zeros(len(scores))
        lead = (scores[:, number] - others).reshape(across.shape)
        if lead.min() < 0 < lead.max():
            ax.contour(across, up, lead, levels=[0], colors=palette.ink, linewidths=1.4, zorder=1)
    scatter(ax, X, labels, classes)
    wrong = np.asarray(model.predict(X)) != labels
    if wrong.any():
        ax.scatter(
            X[wrong, 0],
            X[wrong, 1],
            s=110,
            facecolors="none",
            edgecolors=palette.ink,
            linewidths=1.3,
            zorder=4,
            label="wrong",
        )
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="first feature", ylabel="second feature")
    ax.set_title(f"{np.count_nonzero(~wrong)} of {len(X)} right")
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    return ax


def perceptron_steps(
    path: ArrayLike | None, X: ArrayLike, y: ArrayLike, *, rows: ArrayLike | None = None, ax: Axes | None = None
) -> Axes:
    """The boundaries of a perceptron after each update, from faint to full, and the points that it learnt from.

    Args:
        path: (n_updates + 1, 3) w1, w2 and b at the start and after each update, such as
            `Perceptron(keep_path=True).fit(X, y).history_.path`.
        X: (m, 2) points.
        y: (m,) labels of two classes.
        rows: (n_updates,) the row that caused each update; ringed, the last ones numbered.
        ax: where to draw.
    """
    X, labels = plane("perceptron_steps", X, y)
    walk = np.asarray(np.zeros(0) if path is None else path, np.float64)
    if walk.ndim != 2 or walk.shape[1] != 3 or not len(walk):
        raise ShapeError(
            "perceptron_steps: path is none",
            expected="shape (n_updates + 1, 3): w1, w2 and b",
            given=f"shape {walk.shape}",
            mend="Perceptron(keep_path=True).fit(X, y).history_.path",
        )
    ax = new_axes(ax, size=(6.0, 4.8))
    palette = palette_of(ax)
    (left, right), (bottom, top) = padded(X[:, 0], 0.12), padded(X[:, 1], 0.12)
    for number, (w1, w2, b) in enumerate(walk):
        share = number / max(len(walk) - 1, 1)
        last = number == len(walk) - 1
        ends = _boundary(w1, w2, b, (left, right), (bottom, top))
        if ends is not None:
            ax.plot(
                *ends.T,
                color=palette.ink if last else hue(palette, 4),
                alpha=0.12 + 0.5 * share**2 if not last else 1.0,
                linewidth=2.2 if last else 1.2,
                zorder=1 + last,
                label="after the last update" if last else None,
            )
            if last:
                middle = ends.mean(axis=0)
                arrow = np.array([w1, w2]) / np.hypot(w1, w2) * 0.12 * max(right - left, top - bottom)
                ax.annotate(
                    "",
                    middle + arrow,
                    middle,
                    zorder=5,
                    arrowprops={
                        "arrowstyle": "-|>",
                        "color": hue(palette, 1),
                        "linewidth": 2,
                        "shrinkA": 0,
                        "shrinkB": 0,
                    },
                )
                ax.text(
                    middle[0] + 1.25 * arrow[0],
                    middle[1] + 1.25 * arrow[1],
                    "w",
                    color=hue(palette, 1),
                    ha="center",
                    va="center",
                    zorder=5,
                )
    scatter(ax, X, labels, np.unique(labels))
    if rows is not None:
        learnt_from = np.asarray(rows, np.int64)
        if len(learnt_from) and (learnt_from.min() < 0 or learnt_from.max() >= len(X)):
            raise DataError(
                "perceptron_steps: rows name points that are not there",
                expected=f"rows from 0 to {len(X) - 1}",
                given=f"{int(learnt_from.min())} to {int(learnt_from.max())}",
            )
        ringed = np.unique(learnt_from)
        ax.scatter(
            X[ringed, 0],
            X[ringed, 1],
            s=110,
            facecolors="none",
            edgecolors=palette.ink,
            linewidths=1.2,
            zorder=4,
            label="learnt from",
        )
    n_updates = len(walk) - 1
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="first feature", ylabel="second feature")
    ax.set_title(f"{n_updates} update{'s' * (n_updates != 1)} of the perceptron")
    ax.set_aspect("equal")  # so that w stands upright on the boundary
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    return ax


def scatter(ax: Axes, X: Array, labels: Array, classes: Array) -> None:
    """Points in the colour and with the marker of their class."""
    palette = palette_of(ax)
    for number, label in enumerate(classes):
        mine = labels == label
        ax.scatter(
            X[mine, 0],
            X[mine, 1],
            s=30,
            color=hue(palette, number),
            marker=MARKERS[number % len(MARKERS)],
            edgecolors=palette.page,
            linewidths=0.7,
            zorder=3,
            label=str(label),
        )


def plane(name: str, X: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], Array]:
    """Finite points (m, 2) and their labels (m,)."""
    X, labels = np.asarray(X, np.float64), np.asarray(y)
    if X.ndim != 2 or X.shape[1] != 2 or labels.shape != (len(X),) or not len(X):
        raise ShapeError(
            f"{name}: a plane has two features",
            expected="X (m, 2) and y (m,)",
            given=f"X {X.shape}, y {labels.shape}",
            mend="train on two columns: X[:, [0, 1]]" if X.ndim == 2 and X.shape[1] > 2 else None,
        )
    if not np.isfinite(X).all():
        raise DataError(f"{name}: NaN or infinity cannot be drawn", mend="leave these points out")
    return X, labels


def _sureness(model: Any, places: Array, classes: Array) -> tuple[Array, Array]:
    """How sure (n, n_classes) the model is of each class, and scores whose greatest decides."""
    if hasattr(model, "predict_proba"):
        shares = np.asarray(model.predict_proba(places), np.float64)
        return shares, shares
    if hasattr(model, "decision_function"):
        scores = np.asarray(model.decision_function(places), np.float64)
        if scores.ndim == 1:
            scores = np.stack([-scores, scores], axis=1) / 2
        size = np.abs(scores).max() or 1.0
        odds = np.exp(4 * (scores - scores.max(axis=1, keepdims=True)) / size)
        return odds / odds.sum(axis=1, keepdims=True), scores
    decided = (np.asarray(model.predict(places))[:, None] == classes).astype(np.float64)
    return decided, decided


def _colours(sureness: Array, palette: Palette) -> Array:
    """The winner's colour (n, 3), mixed with the page; from nothing at even odds to a good half."""
    k = sureness.shape[1]
    winner = sureness.argmax(axis=1)
    even = 1 / k
    full = 0.08 + 0.42 * ((sureness.max(axis=1) - even) / (1 - even) if k > 1 else np.ones(len(sureness)))
    hues = np.array([to_rgb(hue(palette, number)) for number in range(k)])
    return np.asarray(hues[winner] * full[:, None] + np.array(to_rgb(palette.page)) * (1 - full[:, None]))


def _boundary(w1: float, w2: float, b: float, xs: Any, ys: Any) -> Array | None:
    """Where w1 x + w2 y + b = 0 crosses the frame of the picture, (2, 2); None if it does not."""
    ends = [(x, -(w1 * x + b) / w2) for x in xs if w2 and ys[0] <= -(w1 * x + b) / w2 <= ys[1]]
    ends += [(-(w2 * y + b) / w1, y) for y in ys if w1 and xs[0] < -(w2 * y + b) / w1 < xs[1]]
    return np.array(ends[:2]) if len(ends) >= 2 else None
