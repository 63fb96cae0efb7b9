"""How good is it? Confusion, ROC, precision and recall, learning curves, bias and variance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from chainrule.errors import ArgumentError, ShapeError
from chainrule.evaluation import BiasVariance, ErrorCurve, PrecisionRecallCurve, RocCurve, auc
from chainrule.plotting.line import padded
from chainrule.plotting.style import hue, new_axes, palette_of, sequential, width_in_points

Array = NDArray[Any]


def confusion_matrix(
    matrix: ArrayLike, *, classes: ArrayLike | None = None, normalize: bool = False, ax: Axes | None = None
) -> Axes:
    """How often each true class (row) was taken for each class (column).

    Args:
        matrix: (n_classes, n_classes) counts, from `evaluation.confusion_matrix`.
        classes: (n_classes,) their names; None: numbers.
        normalize: whether to show shares of each row, in percent, instead of counts.
        ax: where to draw.
    """
    counts = np.asarray(matrix)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or not counts.size or counts.min() < 0:
        raise ShapeError(
            "confusion_matrix: this is no table of counts",
            expected="shape (n_classes, n_classes), numbers from 0",
            given=f"shape {counts.shape}",
            mend="plotting.confusion_matrix(evaluation.confusion_matrix(y, y_hat))",
        )
    k = len(counts)
    names = [str(name) for name in (range(k) if classes is None else np.asarray(classes).reshape(-1))]
    if len(names) != k:
        raise ShapeError("confusion_matrix: classes do not fit", expected=f"{k} names", given=f"{len(names)}")
    there = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, there, out=np.zeros(counts.shape), where=there > 0)
    side = max(3.6, 0.5 * k + 1.6)
    ax = new_axes(ax, size=(side + 0.4, side))
    palette = palette_of(ax)
    ax.imshow(shares, cmap=sequential(palette), vmin=0, vmax=1)
    longest = 3 if normalize else max(len(f"{count:,.6g}") for count in counts.ravel())
    size = min(10.0, max(3.0, width_in_points(ax) / k / (0.66 * longest + 0.5)))
    for row in range(k):
        for column in range(k):
            text = f"{100 * shares[row, column]:.0f}" if normalize else f"{counts[row, column]:,.6g}"
            nothing = counts[row, column] == 0
            on_full = shares[row, column] > 0.5
            ax.text(
                column,
                row,
                "·" if nothing else text,
                ha="center",
                va="center",
                fontsize=size,
                color=palette.page if on_full else palette.quiet if nothing else palette.ink,
                fontweight="bold" if row == column else "normal",
            )
    turned = max(map(len, names)) > 4
    ax.set_xticks(range(k), names, rotation=45 if turned else 0, ha="right" if turned else "center")
    ax.set_yticks(range(k), names)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    right = counts.trace() / max(counts.sum(), 1)
    ax.set(xlabel="predicted" + (" (percent of each row)" if normalize else ""), ylabel="true")
    ax.set_title(f"{100 * right:.4g} % right")
    return ax


def roc_curve(curves: RocCurve | Mapping[str, RocCurve], *, ax: Axes | None = None) -> Axes:
    """The share of hits against the share of false alarms, with the area under each curve.

    Args:
        curves: a RocCurve, or several by name.
        ax: where to draw.
    """
    named = _named("roc_curve", curves, RocCurve)
    ax = new_axes(ax, size=(5.2, 5.0))
    palette = palette_of(ax)
    ax.plot([0, 1], [0, 1], color=palette.quiet, linewidth=1, linestyle=":", label="by chance: 0.5")
    for number, (name, curve) in enumerate(named.items()):
        area = auc(curve.false_positive_rate, curve.true_positive_rate)
        label = f"{name}: {area:.4g}" if name else f"area {area:.4g}"
        ax.plot(curve.false_positive_rate, curve.true_positive_rate, color=hue(palette, number), label=label)
        if len(named) == 1:
            ax.fill_between(curve.false_positive_rate, curve.true_positive_rate, color=hue(palette, 0), alpha=0.1)
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    ax.set(xlabel="false positive rate", ylabel="true positive rate", title="ROC curve")
    ax.legend(loc="lower right", fontsize=9)
    return ax


def precision_recall_curve(
    curves: PrecisionRecallCurve | Mapping[str, PrecisionRecallCurve],
    *,
    prevalence: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Precision against recall, at every threshold, with the mean precision of each curve.

    Args:
        curves: a PrecisionRecallCurve, or several by name.
        prevalence: share of positives, which guessing would reach; a dotted line.
        ax: where to draw.
    """
    named = _named("precision_recall_curve", curves, PrecisionRecallCurve)
    ax = new_axes(ax, size=(5.2, 4.6))
    palette = palette_of(ax)
    if prevalence is not None:
        ax.axhline(
            prevalence, color=palette.quiet, linewidth=1, linestyle=":", label=f"by chance: {prevalence:.3g}"
        )
    for number, (name, curve) in enumerate(named.items()):
        mean = float(-np.sum(np.diff(curve.recall) * curve.precision[:-1]))
        label = f"{name}: {mean:.4g}" if name else f"mean precision {mean:.4g}"
        ax.step(curve.recall, curve.precision, where="post", color=hue(palette, number), label=label)
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.05))
    ax.set(xlabel="recall", ylabel="precision", title="Precision and recall")
    ax.legend(loc="lower left", fontsize=9)
    return ax


def learning_curve(curve: ErrorCurve, *, ax: Axes | None = None) -> Axes:
    """A figure on training and validation rows as the training rows become more: means, and bands of one deviation.

    Args:
        curve: from `evaluation.learning_curve`.
        ax: where to draw.
    """
    _check_curve("learning_curve", curve)
    ax = _two_curves(curve, np.asarray(curve.values, np.float64), ax)
    ax.set(xlabel="training rows", title="Learning curve")
    return ax


def complexity_curve(curve: ErrorCurve, *, ax: Axes | None = None) -> Axes:
    """A figure on training and validation rows as a parameter grows; the best value on validation rows is marked.

    Args:
        curve: from `evaluation.complexity_curve`.
        ax: where to draw.
    """
    _check_curve("complexity_curve", curve)
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in curve.values)
    places = np.asarray(curve.values, np.float64) if numbers else np.arange(len(curve.values), dtype=np.float64)
    ax = _two_curves(curve, places, ax)
    palette = palette_of(ax)
    means = curve.validation.mean(axis=1)
    best = int(
        means.argmin() if curve.measure.endswith("error") or curve.measure.endswith("loss") else means.argmax()
    )
    ax.axvline(places[best], color=palette.quiet, linewidth=1, linestyle=":")
    ax.plot(
        places[best], means[best], marker="*", markersize=13, color=hue(palette, 2), markeredgecolor=palette.page
    )
    if not numbers:
        ax.set_xticks(places, [str(value) for value in curve.values])
    elif len(places) > 2 and (places > 0).all() and places.max() / places.min() >= 100:
        ax.set_xscale("log")
    ax.set(xlabel=curve.parameter.replace("__", ": ").replace("_", " "))
    ax.set_title(f"Best on validation rows: {curve.values[best]}")
    return ax


def bias_and_variance(result: BiasVariance, *, shown: int = 60, ax: Axes | None = None) -> Axes:
    """Fits of many draws, their mean, and the truth: how far off the mean is, and how wide they fan.

    Args:
        result: from `evaluation.bias_and_variance`, with one feature.
        shown: fits that are drawn, the first ones.
        ax: where to draw.
    """
    grid = np.asarray(result.grid)
    if grid.ndim != 1:
        raise ShapeError(
            "bias_and_variance: only one feature can be drawn", expected="grid (n_grid,)", given=f"{grid.shape}"
        )
    ax = new_axes(ax)
    palette = palette_of(ax)
    for number, fit in enumerate(result.predictions[:shown]):
        ax.plot(grid, fit, color=hue(palette, 0), alpha=0.13, linewidth=0.9, label="fits" if number == 0 else None)
    mean, spread = result.mean_prediction, result.predictions.std(axis=0)
    ax.fill_between(grid, mean - spread, mean + spread, color=hue(palette, 0), alpha=0.18, linewidth=0)
    ax.plot(grid, mean, color=hue(palette, 0), linewidth=2.4, label="mean of the fits")
    ax.plot(grid, result.target, color=hue(palette, 1), linewidth=2, label="truth")
    reach = padded(np.concatenate([result.target, mean - spread, mean + spread]), 0.15)
    ax.set(xlim=(grid.min(), grid.max()), ylim=reach, xlabel="x", ylabel="y")
    ax.set_title(
        f"bias² {result.bias_squared:.3f} + variance {result.variance:.3f} = error {result.expected_error:.3f}"
    )
    legend = ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=9)
    for line in legend.get_lines():
        line.set_alpha(1)
    return ax


def _check_curve(name: str, curve: Any) -> None:
    if not isinstance(curve, ErrorCurve):
        raise ArgumentError(
            f"{name}: this is no ErrorCurve", expected=f"what evaluation.{name} gives", given=type(curve).__name__
        )


def _two_curves(curve: ErrorCurve, places: Array, ax: Axes | None) -> Axes:
    ax = new_axes(ax)
    palette = palette_of(ax)
    for number, (label, table) in enumerate([("training", curve.training), ("validation", curve.validation)]):
        mean, spread = table.mean(axis=1), table.std(axis=1)
        ax.fill_between(places, mean - spread, mean + spread, color=hue(palette, number), alpha=0.16, linewidth=0)
        ax.plot(places, mean, color=hue(palette, number), marker="os"[number], markersize=5, label=label)
    ax.grid(visible=True, axis="y")
    ax.set(ylabel=curve.measure.replace("_", " "))
    ax.legend(loc="best", fontsize=9)
    return ax


def _named(name: str, curves: Any, kind: type) -> Mapping[str, Any]:
    named = {"": curves} if isinstance(curves, kind) else curves
    if not isinstance(named, Mapping) or not named or not all(isinstance(curve, kind) for curve in named.values()):
        raise ArgumentError(
            f"{name}: this is no {kind.__name__}",
            expected=f"a {kind.__name__}, or a dict with one or more of them by name",
            given=type(curves).__name__,
            mend=f"plotting.{name}(evaluation.{name}(y, scores))",
        )
    return named
