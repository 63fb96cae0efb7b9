"""History: the figures of every epoch, as columns, as a table, and as advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chainrule.errors import UnknownNameError, nearest
from chainrule.training.advice import Advice


class History:
    """What `fit` saw, an epoch a row.

    `history["loss"]` is a column: a list with a number for each epoch. The columns are epoch, loss, learning_rate
    and seconds, accuracy where the loss is one for classes, and validation_loss and validation_accuracy where
    there is validation data.

    Attributes:
        advice: what could be better, in the order in which it was noticed.
        stopped: why training ended before the last epoch, or None.

    >>> history = History()
    >>> history.add(epoch=1, loss=0.5)
    >>> history.add(epoch=2, loss=0.25)
    >>> history["loss"]
    [0.5, 0.25]
    >>> print(history)
    epoch    loss
        1  0.5000
        2  0.2500
    """

    def __init__(self) -> None:
        self.columns: dict[str, list[float]] = {}
        self.advice: list[Advice] = []
        self.stopped: str | None = None

    def add(self, **figures: float) -> None:
        """Add a row; every row has the same figures."""
        if self.columns and figures.keys() != self.columns.keys():
            raise UnknownNameError(
                "History.add: a row has other figures than the rows before it",
                expected=", ".join(self.columns),
                given=", ".join(figures),
            )
        for name, value in figures.items():
            self.columns.setdefault(name, []).append(value)

    def __getitem__(self, name: str) -> list[float]:
        if name not in self.columns:
            near = nearest(name, list(self.columns))
            raise UnknownNameError(
                f"History has no column {name!r}",
                expected=", ".join(self.columns) or "columns, once an epoch is over",
                given=repr(name),
                mend=f"history[{near!r}]" if near else None,
            )
        return self.columns[name]

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def __iter__(self) -> Iterator[dict[str, float]]:
        """The rows."""
        return (self.row(i) for i in range(len(self)))

    def row(self, position: int) -> dict[str, float]:
        """One epoch's figures; -1 is the last."""
        return {name: column[position] for name, column in self.columns.items()}

    def to_dict(self) -> dict[str, Any]:
        """Columns, advice and the reason for an early end, as plain data for JSON."""
        return {
            "columns": {name: list(column) for name, column in self.columns.items()},
            "advice": [advice.to_dict() for advice in self.advice],
            "stopped": self.stopped,
        }

    def __str__(self) -> str:
        if not self.columns:
            return "History without an epoch"
        cells = [[name, *(_number(name, value) for value in column)] for name, column in self.columns.items()]
        widths = [max(map(len, column)) for column in cells]
        rows = zip(*cells, strict=True)
        return "\n".join("  ".join(f"{cell:>{w}}" for cell, w in zip(row, widths, strict=True)) for row in rows)

    def __repr__(self) -> str:
        return f"<History of {len(self)} epochs: {', '.join(self.columns)}>"


def _number(name: str, value: float) -> str:
    if name == "epoch":
        return str(int(value))
    if name == "learning_rate":
        return f"{value:g}"
    if name == "seconds":
        return f"{value:.2f}"
    return f"{value:.4f}" if 1e-3 <= abs(value) < 1e4 or value == 0 else f"{value:.3g}"
