"""What a learner did, event by event, in a file that is only ever added to. All progress is derived from it.

One line of JSON an event, written in one piece. Merging two machines' journals is the union of their events.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chainrule.files import Reading, Writing

KINDS = ("started", "checked", "passed", "hint", "solution", "goto", "reset")


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: one of KINDS.
        exercise: the id of the exercise that it is about; empty for none.
        data: what belongs to the kind: status and diagnosis, the snapshot of a pass, the level of a hint.
        time: UTC, ISO 8601.
        id: unique in the world, so that a union knows what it has.
    """

    kind: str
    exercise: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    time: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="microseconds"))
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def line(self) -> bytes:
        """Return the event as its line in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode() + b"\n"


class Journal:
    """The events of one workspace.

    Args:
        path: the file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._events: list[Event] = []
        self._until = 0

    def read(self) -> list[Event]:
        """Return all events in the order of their time; a line that a crash cut short is passed over."""
        if not self.path.exists():
            self._events, self._until = [], 0
            return []
        with Reading(self.path), self.path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < self._until:
                self._events, self._until = [], 0
            file.seek(self._until)
            new, end, _ = file.read().rpartition(b"\n")
        if end:
            self._until += len(new) + 1
            known = {event.id for event in self._events}
            self._events += [event for event in _events(new) if event.id not in known]
            self._events.sort(key=lambda event: (event.time, event.id))
        return list(self._events)

    def append(self, kind: str, exercise: str = "", **data: Any) -> Event:
        """Add an event; when this returns, it has reached the disk.

        Raises:
            FileError: the file cannot be written, or the disk is full.
        """
        event = Event(kind, exercise, data)
        self._write([event])
        return event

    def merge(self, events: Iterable[Event]) -> int:
        """Add the events that are not here yet and return how many there were."""
        known = {event.id for event in self.read()}
        new = [event for event in events if event.id not in known]
        if new:
            self._write(new)
        return len(new)

    def _write(self, events: list[Event]) -> None:
        content = b"".join(event.line() for event in events)
        with Writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(
                self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644
            )
            try:
                size = os.fstat(descriptor).st_size
                if (
                    size and _last_byte(descriptor, size) != b"\n"
                ):  # a write was cut short: begin a line of one's own
                    content = b"\n" + content
                view = memoryview(content)
                while view:
                    view = view[os.write(descriptor, view) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def read_events(content: bytes) -> list[Event]:
    """Return the events in the content of a journal file."""
    return list(_events(content))


def _events(content: bytes) -> Iterable[Event]:
    seen = set()
    for line in content.split(b"\n"):
        try:
            event = Event(**json.loads(line))
        except (ValueError, TypeError):
            continue
        if isinstance(event.kind, str) and isinstance(event.data, dict) and event.id not in seen:
            seen.add(event.id)
            yield event


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)
