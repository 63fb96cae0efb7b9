"""How a training went."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from chainrule.errors import ArgumentError, DataError
from chainrule.models import Descent
from chainrule.plotting.style import hue, new_axes, palette_of
from chainrule.training import History


def training_history(history: History | Descent, *, column: str = "loss", ax: Axes | None = None) -> Axes:
    """A figure after each epoch, on the training rows and on those held back; the best epoch is marked.

    Args:
        history: what `fit` gives, a model's `history_`, or a Descent.
        column: "loss" or "accuracy".
        ax: where to draw.
    """
    if isinstance(history, Descent):
        columns, steps, unit = {"loss": list(history.losses)}, np.arange(len(history.losses)), "step"
    elif isinstance(history, History):
        names = (column, f"validation_{column}")
        columns = {name: history[name] for name in names if name in history}
        steps, unit = np.asarray(history["epoch"] if len(history) else []), "epoch"
    else:
        raise ArgumentError(
            "training_history: this is no history", expected="a History or a Descent", given=type(history).__name__
        )
    if not len(steps) or column not in columns:
        raise DataError(
            f"training_history: there is no {column} to draw",
            expected=f"at least one epoch with {column}",
            given=f"{len(steps)} epochs" + (f" with {', '.join(columns)}" if columns else ""),
        )
    ax = new_axes(ax)
    palette = palette_of(ax)
    labels = {column: "training", f"validation_{column}": "validation"}
    for number, (name, values) in enumerate(columns.items()):
        ax.plot(steps, values, color=hue(palette, number), label=labels[name])
    judged = np.asarray(columns.get(f"validation_{column}", columns[column]), np.float64)
    finite = np.where(np.isfinite(judged), judged, np.nan)
    if f"validation_{column}" in columns and np.isfinite(judged).any():
        best = int(np.nanargmin(finite) if column.endswith("loss") else np.nanargmax(finite))
        ax.axvline(steps[best], color=palette.quiet, linewidth=1, linestyle=":")
        ax.plot(
            steps[best],
            judged[best],
            marker="*",
            markersize=13,
            color=hue(palette, 2),
            markeredgecolor=palette.page,
            linestyle="none",
            label=f"best: {judged[best]:.4g} after epoch {steps[best]:.0f}",
        )
    everything = np.concatenate([np.asarray(values, np.float64) for values in columns.values()])
    everything = everything[np.isfinite(everything)]
    if column == "loss" and len(everything) and everything.min() > 0 and everything.max() / everything.min() > 100:
        ax.set_yscale("log")
    ax.grid(visible=True, axis="y")
    ax.set(xlabel=unit, ylabel=column, title=f"{column.capitalize()} after each {unit}")
    ax.legend(loc="best", fontsize=9)
    return ax
