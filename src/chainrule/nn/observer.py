"""Watching a network at work: who is called with what, and what comes out. Summaries and advice are built on it."""

from __future__ import annotations

import threading
from typing import Any, Protocol


class Observer(Protocol):
    """Told of every call of every module while it is observing; see `observed_by`."""

    def enter(self, module: Any, inputs: tuple[Any, ...]) -> None:
        """`module` was called with `inputs`."""

    def leave(self, module: Any, output: Any) -> None:
        """`module` returned `output`."""


class _Observers(threading.local):
    def __init__(self) -> None:
        self.present: list[Observer] = []


observers = _Observers()


class observed_by:  # noqa: N801 (a context manager is used like a function)
    """Within `with observed_by(observer):` the observer is told of each module's call in this thread."""

    def __init__(self, observer: Observer) -> None:
        self.observer = observer

    def __enter__(self) -> Observer:
        observers.present.append(self.observer)
        return self.observer

    def __exit__(self, *_: object) -> None:
        present = observers.present
        last = max(i for i, observer in enumerate(present) if observer is self.observer)
        del present[last]
