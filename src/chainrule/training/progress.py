"""Progress: on a terminal a bar while an epoch runs and a line when it is done; elsewhere a plain line at times."""

from __future__ import annotations

import sys
import time
from typing import Any

from chainrule.training.run import Callback, Run

PLAIN_SECONDS = 5.0
"""Outside a terminal at least this long lies between two lines."""


class Progress(Callback):
    """Shows how a training goes, on stderr, so that stdout stays free for results."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._last_line = 0.0
        self._told = 0
        self._unsaid: str | None = None

    each_step = False

    def begin(self, run: Run) -> None:
        """Open the bar, where there is a terminal."""
        if sys.stderr is not None and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
        self._say_advice(run)
        self._last_line = time.monotonic()

    def epoch_begin(self, run: Run) -> None:
        """Start the bar anew."""
        if self._bar is not None:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(_title(run), total=len(run.batches.X), figures="")

    def step_end(self, run: Run) -> None:
        """Move the bar."""
        if self._task is not None:
            figures = f"loss {run.totals.loss / run.totals.examples:.4f}"
            self._bar.update(self._task, completed=run.totals.examples, figures=figures)

    def epoch_end(self, run: Run) -> None:
        """Print the epoch's line."""
        line = _line(run)
        now = time.monotonic()
        if self._bar is not None:
            self._bar.console.print(line, highlight=False)
        elif run.epoch == 1 or now - self._last_line >= PLAIN_SECONDS or run.epoch == run.epochs or run.stopped:
            _write(line)
            self._last_line, self._unsaid = now, None
        else:
            self._unsaid = line
        self._say_advice(run)

    def end(self, run: Run) -> None:
        """Close the bar, and say why training ended early."""
        self.close()
        self._say_advice(run)
        if run.stopped:
            _write(f"stopped: {run.stopped}")

    def close(self) -> None:
        """Take the bar away, and print the line that is still to be said; safe to call again."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = self._task = None
        if self._unsaid is not None:
            _write(self._unsaid)
            self._unsaid = None

    def _say_advice(self, run: Run) -> None:
        for advice in run.history.advice[self._told :]:
            if self._bar is not None:
                from rich.text import Text

                self._bar.console.print(Text.assemble(("advice: ", "bold yellow"), str(advice)), soft_wrap=False)
            else:
                _write(f"advice: {advice}")
        self._told = len(run.history.advice)


def _title(run: Run) -> str:
    width = len(str(run.epochs))
    return f"epoch {run.epoch:>{width}}/{run.epochs}"


def _line(run: Run) -> str:
    row = run.history.row(-1)
    parts = [_title(run), f"loss {row['loss']:.4f}"]
    if "accuracy" in row:
        parts.append(f"accuracy {row['accuracy']:.2%}")
    if "validation_loss" in row:
        parts.append(f"validation loss {row['validation_loss']:.4f}")
    if "validation_accuracy" in row:
        parts.append(f"accuracy {row['validation_accuracy']:.2%}")
    speed = run.totals.examples / row["seconds"] if row["seconds"] else 0.0
    return "  ".join([*parts, f"{speed:,.0f} samples/s"])


def _write(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TaskProgressColumn(show_speed=False),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[figures]}"),
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=10,
    )
