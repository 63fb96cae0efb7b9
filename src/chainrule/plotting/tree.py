"""A decision tree with its questions, and what matters to a forest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from numpy.typing import NDArray

from chainrule.errors import ArgumentError, ShapeError
from chainrule.models import Tree
from chainrule.plotting.style import hue, new_axes, palette_of, width_in_points

Array = NDArray[Any]
WIDTH, HEIGHT, ACROSS, DOWN = 1.0, 0.62, 1.12, 1.0


def decision_tree(
    model: Any,
    *,
    feature_names: Sequence[str] | None = None,
    class_names: Sequence[str] | None = None,
    max_depth: int | None = 4,
    ax: Axes | None = None,
) -> Axes:
    """Every node as a box: its question (yes goes left), its rows, and the shares of the classes, or the mean.

    Args:
        model: a fitted tree, or one of `forest.estimators_`.
        feature_names: (n_features,); None: those that `fit` saw, or x0, x1, ...
        class_names: (n_classes,); None: the labels.
        max_depth: questions after which the rest is only counted; None: all.
        ax: where to draw.
    """
    tree = getattr(model, "tree_", model)
    if not isinstance(tree, Tree):
        raise ArgumentError(
            "decision_tree: this is no fitted tree",
            expected="a DecisionTreeClassifier or DecisionTreeRegressor after fit",
            given=type(model).__name__,
            mend="forest.estimators_[0]" if hasattr(model, "estimators_") else "model.fit(X, y)",
        )
    names = _names(model, tree, feature_names, "feature_names_in_", "x")
    classes = _class_names(model, tree, class_names)
    limit = tree.depth if max_depth is None else max_depth
    depths, shown = tree.depths, tree.depths <= limit
    place = _places(tree, shown)
    n_leaves, n_levels = place[shown].max() + 1, min(limit, tree.depth) + 1
    ax = new_axes(ax, size=(max(4.5, 1.25 * n_leaves), max(2.4, 1.05 * n_levels + 0.5)))
    palette = palette_of(ax)
    font = 9.0
    for node in np.flatnonzero(shown):
        x, y = place[node] * ACROSS, -depths[node] * DOWN
        inner = tree.feature[node] >= 0
        for side, child in enumerate((tree.left[node], tree.right[node])):
            if not inner or not shown[child]:
                continue
            below = place[child] * ACROSS
            ax.plot([x, below], [y - HEIGHT / 2, y - DOWN + HEIGHT / 2], color=palette.quiet, linewidth=1, zorder=1)
            if node == 0:
                ax.text(
                    (x + below) / 2,
                    y - DOWN / 2,
                    ("yes", "no")[side],
                    color=palette.quiet,
                    fontsize=font,
                    ha="center",
                    va="center",
                    bbox={"facecolor": palette.page, "linewidth": 0, "pad": 1.5},
                    zorder=1.5,
                )
        ax.add_patch(
            FancyBboxPatch(
                (x - WIDTH / 2, y - HEIGHT / 2),
                WIDTH,
                HEIGHT,
                facecolor=palette.page,
                zorder=2,
                boxstyle="round,pad=0,rounding_size=0.06",
                edgecolor=palette.quiet if inner else palette.line,
            )
        )
        hidden = inner and not shown[tree.left[node]]
        lines = []
        if inner and not hidden:
            lines.append((f"{_short(names[tree.feature[node]])} ≤ {tree.threshold[node]:.3g}", palette.ink, "bold"))
        elif hidden:
            lines.append((f"… {_size_below(tree, int(node))} more nodes", palette.quiet, "normal"))
        if classes is None:
            lines.append((f"mean {tree.value[node, 0]:.4g}", palette.ink, "normal" if inner else "bold"))
        elif not inner:
            winner = int(tree.value[node].argmax())
            lines.append((_short(classes[winner]), hue(palette, winner), "bold"))
        n = int(tree.n_samples[node])
        lines.append((f"{n:,} row{'s' * (n != 1)}", palette.quiet, "normal"))
        low = 0.16 if classes is not None else 0.02
        room = HEIGHT - low
        for number, (text, colour, weight) in enumerate(lines):
            height = y + HEIGHT / 2 - room * (number + 0.62) / (len(lines) + 0.2)
            small = 0.88 if colour == palette.quiet else 1.0
            ax.text(
                x,
                height,
                text,
                ha="center",
                va="center",
                fontsize=font * small,
                color=colour,
                fontweight=weight,
                zorder=3,
                clip_on=True,
            )
        if classes is not None:
            left = x - 0.42
            for number, share in enumerate(tree.value[node]):
                ax.add_patch(
                    Rectangle(
                        (left, y - HEIGHT / 2 + 0.06),
                        0.84 * share,
                        0.09,
                        linewidth=0,
                        facecolor=hue(palette, number),
                        zorder=3,
                    )
                )
                left += 0.84 * share
    ax.set(xlim=(-0.62 * ACROSS, (n_leaves - 1 + 0.62) * ACROSS), ylim=(-(n_levels - 1) * DOWN - 0.5, 0.5))
    ax.axis("off")
    _fit_text(ax, n_leaves)
    return ax


def feature_importances(
    model: Any, *, names: Sequence[str] | None = None, top: int | None = 15, ax: Axes | None = None
) -> Axes:
    """The share of each feature in what all splits gain, the greatest on top; for forests with the trees' spread.

    Args:
        model: a fitted tree or forest.
        names: (n_features,); None: those that `fit` saw, or x0, x1, ...
        top: how many features; None: all.
        ax: where to draw.
    """
    shares = getattr(model, "feature_importances_", None)
    if shares is None:
        raise ArgumentError(
            "feature_importances: this model has none",
            expected="a tree or forest after fit",
            given=type(model).__name__,
            mend="model.fit(X, y)",
        )
    shares = np.asarray(shares, np.float64)
    labels = _names(model, None, names, "feature_names_in_", "x", len(shares))
    chosen = np.argsort(-shares, kind="stable")[: len(shares) if top is None else top]
    ax = new_axes(ax, size=(6.0, 0.32 * len(chosen) + 1.0))
    palette = palette_of(ax)
    places = np.arange(len(chosen))
    spread = None
    if hasattr(model, "estimators_"):
        spread = np.std([tree.feature_importances_ for tree in model.estimators_], axis=0)[chosen]
    ax.barh(
        places,
        shares[chosen],
        color=hue(palette, 0),
        height=0.66,
        xerr=spread,
        error_kw={"ecolor": palette.quiet, "elinewidth": 1.2, "capsize": 2.5},
    )
    ax.set_yticks(places, [_short(labels[i], 24) for i in chosen])
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0, labelcolor=palette.ink)
    ax.set_xlim(left=0)
    ax.grid(visible=True, axis="x")
    left_out = len(shares) - len(chosen)
    ax.set(xlabel="share in the gain of all splits")
    ax.set_title("What the splits ask about" + (f" ({left_out} features left out)" if left_out else ""))
    return ax


def _places(tree: Tree, shown: Array) -> Array:
    """Leaves of the picture side by side, and every other node in the middle above its children."""
    place = np.zeros(len(shown))
    order, waiting = [], [0]
    while waiting:
        node = waiting.pop()
        order.append(node)
        if tree.feature[node] >= 0 and shown[tree.left[node]]:
            waiting += [int(tree.right[node]), int(tree.left[node])]
    leaves = 0
    for node in order:
        if tree.feature[node] < 0 or not shown[tree.left[node]]:
            place[node] = leaves
            leaves += 1
    for node in reversed(order):
        if tree.feature[node] >= 0 and shown[tree.left[node]]:
            place[node] = (place[tree.left[node]] + place[tree.right[node]]) / 2
    return place


def _fit_text(ax: Axes, n_leaves: float) -> None:
    """Make all words as small as the longest asks for, so that it fits into its box."""
    width = 0.86 * width_in_points(ax) / (n_leaves * ACROSS + 0.24)
    letters = {"bold": 0.68, "normal": 0.58}  # width of a letter, of its height
    longest = [letters[str(t.get_fontweight())] * float(t.get_fontsize()) * len(t.get_text()) for t in ax.texts]
    for text in ax.texts:
        text.set_fontsize(max(1.5, float(text.get_fontsize()) * min(1.0, width / max(longest))))


def _size_below(tree: Tree, node: int) -> int:
    count, waiting = 0, [node]
    while waiting:
        here = waiting.pop()
        if tree.feature[here] >= 0:
            waiting += [int(tree.left[here]), int(tree.right[here])]
            count += 2
    return count


def _class_names(model: Any, tree: Tree, asked: Sequence[str] | None) -> list[str] | None:
    known = getattr(model, "classes_", None)
    if known is None and asked is None and tree.value.shape[1] == 1:
        return None
    k = tree.value.shape[1]
    names = [str(name) for name in (asked if asked is not None else range(k) if known is None else known)]
    if len(names) != k:
        raise ShapeError("decision_tree: class_names do not fit", expected=f"{k} names", given=f"{len(names)}")
    return names


def _names(
    model: Any, tree: Tree | None, asked: Sequence[str] | None, attribute: str, letter: str, n: int | None = None
) -> list[str]:
    if n is None and tree is not None:
        n = int(getattr(model, "n_features_in_", tree.feature.max() + 1))
    known = asked if asked is not None else getattr(model, attribute, None)
    names = [f"{letter}{i}" for i in range(n or 0)] if known is None else [str(name) for name in known]
    if len(names) != n:
        raise ShapeError("names do not fit the features", expected=f"{n} names", given=f"{len(names)}")
    return names


def _short(name: str, most: int = 18) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
