"""Pictures on the learner's own code, in a process that can be killed.

    python -m chainrule.lab.player       plays: reads requests from stdin, writes answers to stdout

The near end is `Player`. It sends the learner's files with each request and waits at most two seconds for the
frame; whoever hangs or dies is ended, and the picture falls back to the course's functions. A frame is encoded at
the far end, and goes to the browser as it came.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import struct
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from chainrule.course import guard
from chainrule.course.attempt import Source
from chainrule.course.checker import load
from chainrule.course.exercise import catalogue
from chainrule.course.framework import stand_in
from chainrule.course.worker import environment
from chainrule.lab import pictures
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.results import WrongResult

SECONDS = 2.0
SIZE = struct.Struct("<I")
LARGEST = 64 << 20
"""Bytes of one answer."""
READY, FRAME, FAILURE = b"r", b"f", b"e"
"""Kinds of answers: the process is there; an encoded frame; what the learner's code raised, in words."""
MEMORIES = 8
"""Pages whose pictures are remembered."""


class PlayerError(RuntimeError):
    """The learner's code could not draw; the text says why, in words for the learner."""


class Player:
    """Draws pictures on the learner's code.

    Args:
        workspace: the learner's folder.
    """

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.process: subprocess.Popen[bytes] | None = None
        self.sent: dict[str, str] = {}
        self.failed: tuple[dict[str, str], str] | None = None

    def draw(self, name: str, controls: dict[str, Any], texts: dict[str, str], page: int, seq: int) -> bytes:
        """Return what a picture draws, as an encoded frame.

        Args:
            name: the picture.
            controls: its controls.
            texts: the learner's files by the exercises' ids.
            page: whose picture it is: each page has a memory of its own.
            seq: the question's number, for the frame's header.

        Raises:
            PlayerError: the code hangs, dies, or raises; what hung is not asked again until it changes.
        """
        if self.failed is not None and self.failed[0] == texts:
            raise PlayerError(self.failed[1])
        request = {"picture": name, "controls": controls, "texts": texts, "page": page, "seq": seq}
        try:
            kind, content = self._ask(json.dumps(request).encode())
        except PlayerError as error:
            self.failed = dict(texts), str(error)
            raise
        if kind != FRAME:
            raise PlayerError(content.decode("utf-8", "replace"))
        return content

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            self.process = None

    def _ask(self, request: bytes) -> tuple[bytes, bytes]:
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", "chainrule.lab.player", str(self.workspace)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(),
                start_new_session=True,
            )  # fmt: skip
            self._read(20.0)  # it says that it is ready: what it loads first is not the learner's time
        assert self.process.stdin is not None  # noqa: S101
        try:
            self.process.stdin.write(SIZE.pack(len(request)) + request)
            self.process.stdin.flush()
        except OSError:
            self.close()
            raise PlayerError("your code ended the process that draws; the picture shows the course's") from None
        return self._read(SECONDS)

    def _read(self, seconds: float) -> tuple[bytes, bytes]:
        """Read one answer, kind and content; a process that takes longer is killed, which ends the reading."""
        process = self.process
        assert process is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.start()
        try:
            head = process.stdout.read(SIZE.size)
            size = SIZE.unpack(head)[0] if len(head) == SIZE.size else 0
            content = process.stdout.read(size) if 0 < size <= LARGEST else b""
        finally:
            timer.cancel()
        if late.is_set() or not content or len(content) < size:
            self.close()
            why = (
                f"came to no end within {SECONDS:.0f} seconds" if late.is_set() else "ended the process that draws"
            )
            raise PlayerError(f"your code {why}; the picture shows the course's")
        return content[:1], content[1:]


def draw_on_reference(wanted: pictures.Picture, controls: dict[str, Any], memory: pictures.Memory) -> Frame:
    """Draw a picture on the course's own functions."""
    functions = SimpleNamespace(**{name: reference(id_, name) for name, id_ in wanted.needs.items()})
    with np.errstate(all="ignore"):
        return wanted.draw(functions, memory, controls)


@functools.cache
def reference(exercise: str, name: str) -> Any:
    """The course's own function, loaded once."""
    return stand_in(exercise, name)


def play(workspace: Path) -> None:
    """Answer requests until stdin ends."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    catalogue()
    sys.path.append(str(workspace))
    sys.dont_write_bytecode = True
    guard.limit(cpu_seconds=None)
    guard.watch([str(workspace), str(Path(pictures.__file__).parents[1])])

    def say(kind: bytes, content: bytes) -> None:
        answers.write(SIZE.pack(1 + len(content)) + kind + content)
        answers.flush()

    say(READY, b"")
    known: dict[str, tuple[str, SimpleNamespace]] = {}
    memories: OrderedDict[tuple[Any, ...], pictures.Memory] = OrderedDict()
    while len(head := requests.read(SIZE.size)) == SIZE.size:
        request = json.loads(requests.read(SIZE.unpack(head)[0]))
        try:
            say(FRAME, _drawn(request, known, memories))
        except WrongResult as error:
            say(FAILURE, str(error).encode())
        except (Exception, SystemExit) as error:
            say(FAILURE, f"your code raised {type(error).__name__}: {error}"[:200].encode())


def _drawn(
    request: dict[str, Any],
    known: dict[str, tuple[str, SimpleNamespace]],
    memories: OrderedDict[tuple[Any, ...], pictures.Memory],
) -> bytes:
    """Draw one picture on what the learner has written of its functions."""
    wanted = pictures.find(request["picture"])
    functions, mine = SimpleNamespace(), []
    for name, id_ in wanted.needs.items():
        text = request["texts"].get(id_)
        written = _written(id_, name, text, known) if text is not None else None
        setattr(functions, name, written or reference(id_, name))
        if written is not None:
            mine.append(name)
    # Another text is another function: what was remembered of the old one is not used for it.
    key = request["page"], wanted.name, *(request["texts"].get(id_) for id_ in wanted.needs.values())
    memory = memories.setdefault(key, {})
    memories.move_to_end(key)
    while len(memories) > MEMORIES:
        memories.popitem(last=False)
    with np.errstate(all="ignore"):
        frame = wanted.draw(functions, memory, wanted.read(request["controls"]))
    return frame.encode(seq=request["seq"], source="mine", error=None, mine=mine)


def _written(id_: str, name: str, text: str, known: dict[str, tuple[str, SimpleNamespace]]) -> Any:
    """The learner's function; None as long as it is not written."""
    if id_ not in known or known[id_][0] != text:
        exercise = catalogue().get(id_)
        if exercise is None:
            return None
        source = Source(text, exercise.file, exercise.starter)
        known[id_] = text, SimpleNamespace(source=source, module=load(source))
    found = known[id_][1]
    function = getattr(found.module, name, None)
    return function if callable(function) and not found.source.is_as_in_starter(name) else None


if __name__ == "__main__":
    play(Path(sys.argv[1]))
