"""Watching a workspace: a file is saved, and a moment later stands what is right or wrong about it.

Files are looked at, not subscribed to: fifty times a second costs next to nothing, and works with editors that save
by renaming, on network drives and in containers.
"""

from __future__ import annotations

import ast
import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chainrule.cli.course import Screen
from chainrule.course.exercise import Exercise
from chainrule.course.explain import why_no_solution
from chainrule.course.progress import current, following
from chainrule.course.session import Session
from chainrule.course.verdict import PASSED, Verdict
from chainrule.course.workspace import Stamp, Workspace, stamp
from chainrule.errors import FileError

PAUSE = 0.01
OTHERS = 0.05
"""Seconds between two looks at the files that one is not at."""
SETTLE = 0.06
"""Seconds to wait when a file that was just saved is empty or no Python: its editor may still be writing."""
GONE = 0.5
"""Seconds after which a file that is not there is called gone: editors that rename are quicker."""
KEYS = "n next  h hint  r read  l list  v every check  d data  s solution  q quit"


@dataclass
class Files:
    """The exercises' files, and what they were like when they were last looked at."""

    workspace: Workspace
    stamps: dict[str, Stamp] = field(default_factory=dict)
    texts: dict[str, str | None] = field(default_factory=dict)
    missing_since: dict[str, float] = field(default_factory=dict)
    others_seen: float = 0.0

    def look(self) -> None:
        """Remember all files as they are."""
        for exercise in self.workspace.course:
            self.remember(exercise)

    def remember(self, exercise: Exercise) -> None:
        """Remember one file as it is."""
        self.stamps[exercise.id] = stamp(self.workspace.path(exercise))
        with contextlib.suppress(FileError):
            self.texts[exercise.id] = self.workspace.text(exercise)

    def changed(self, current: Exercise | None = None) -> Exercise | None:
        """The exercise whose file was saved with another content since the last look.

        A file that has gone, later.
        """
        for exercise in self._due(current):
            now = stamp(self.workspace.path(exercise))
            if now is None:
                since = self.missing_since.setdefault(exercise.id, time.monotonic())
                if self.stamps.get(exercise.id) is None or time.monotonic() - since < GONE:
                    continue
                self.stamps[exercise.id], self.texts[exercise.id] = None, None
                return exercise
            self.missing_since.pop(exercise.id, None)
            if now == self.stamps.get(exercise.id):
                continue
            text = self._settled(exercise)
            known = self.texts.get(exercise.id)
            self.stamps[exercise.id] = stamp(self.workspace.path(exercise))
            self.texts[exercise.id] = text
            if text is not None and text != known:
                return exercise
        return None

    def _due(self, current: Exercise | None) -> list[Exercise]:
        """The current file each time, all of them now and then."""
        if current is not None and time.monotonic() - self.others_seen < OTHERS:
            return [current]
        self.others_seen = time.monotonic()
        return list(self.workspace.course)

    def _settled(self, exercise: Exercise) -> str | None:
        """Read a file, once more if it looks half written."""
        text = self._read(exercise)
        if text is not None and _looks_whole(text):
            return text
        until = time.monotonic() + SETTLE
        while time.monotonic() < until:
            time.sleep(PAUSE / 2)
            again = self._read(exercise)
            if again != text:
                return again
        return text

    def _read(self, exercise: Exercise) -> str | None:
        try:
            return self.workspace.text(exercise)
        except FileError:
            return ""


class Watch:
    """The loop: look at files, look at keys, speak.

    Args:
        session: the workspace with its worker.
        screen: where to speak.
    """

    def __init__(self, session: Session, screen: Screen) -> None:
        self.session, self.screen = session, screen
        self.workspace = session.workspace
        self.files = Files(self.workspace)
        self.verdict: Verdict | None = None
        self.exercise: Exercise | None = current(self.workspace.progress(), self.workspace.course)
        self.asked_for_solution = False
        self.keys: dict[str, Callable[[], None]] = {
            "n": self.next, "h": self.hint, "r": self.read, "l": self.list, "v": self.every_check, "d": self.data,
            "s": self.solution,
        }  # fmt: skip

    def run(self) -> None:
        """Watch until q or Ctrl-C."""
        self.files.look()
        if self.exercise is None:
            self._all_done()
        else:
            self.workspace.provide(self.exercise)
            self.files.remember(self.exercise)
            self.screen.introduction(self.exercise, self.workspace.progress())
            self.check()
        with typed() as key:
            while True:
                pressed = key(PAUSE)
                if pressed == "q":
                    return
                if pressed in self.keys:
                    if pressed != "s":
                        self.asked_for_solution = False
                    self.keys[pressed]()
                elif pressed == "y" and self.asked_for_solution:
                    self._show_solution()
                saved = self.files.changed(self.exercise)
                if saved is not None:
                    if self.exercise is None or saved.id != self.exercise.id:
                        if self.files.stamps[saved.id] is None:
                            continue  # a file that one is not at has gone: it is made again when one comes to it
                        self._go_to(saved)
                    self.check()

    def check(self) -> None:
        """Check the current file, and say so before."""
        assert self.exercise is not None  # noqa: S101
        self.screen.say()
        self.screen.say(f"checking {self.exercise.file} ...", "quiet")
        was_passed = self.exercise.id in self.workspace.progress().passed
        self.verdict = self.session.check(self.exercise)
        self.screen.verdict(self.verdict, self.exercise)
        if self.verdict.status == PASSED and not was_passed:
            coming = following(self.exercise, self.workspace.progress(), self.workspace.course)
            if coming is None:
                self._all_done()
                return
            self.screen.say(f"  n goes on to: {coming.title}", "open")
        self._show_keys()

    def next(self) -> None:
        """Go on to the next exercise that is not passed."""
        if self.exercise is None:
            return
        coming = following(self.exercise, self.workspace.progress(), self.workspace.course)
        if coming is None:
            self.screen.say("There is no other one open.")
            return
        self.workspace.provide(coming)
        self.files.remember(coming)
        self._go_to(coming)
        self.screen.say()
        self.screen.introduction(coming, self.workspace.progress())
        self.check()

    def hint(self) -> None:
        """Show the next hint."""
        if self.exercise is not None:
            show_hint(self.workspace, self.exercise, self.screen)

    def read(self) -> None:
        """Show the lesson."""
        if self.exercise is not None:
            self.screen.markdown(self.exercise.read("lesson.md"))

    def list(self) -> None:
        """Show all exercises."""
        self.screen.list(self.workspace.course, self.workspace.progress(), self.exercise)

    def every_check(self) -> None:
        """Show the status of each function."""
        if self.verdict is not None:
            self.screen.every_check(self.verdict)

    def data(self) -> None:
        """Show the call that failed."""
        if self.verdict is not None:
            self.screen.failing_data(self.verdict)

    def solution(self) -> None:
        """Show the solution, after a pass; or after all hints and a y."""
        if self.exercise is None:
            return
        reason = why_no_solution(self.workspace, self.exercise)
        if reason:
            self.screen.say(f"{reason} h shows the next.")
        elif self.exercise.id in self.workspace.progress().passed:
            self._show_solution()
        else:
            self.asked_for_solution = True
            self.screen.say("It is worth more when you find it yourself. Press y to see it all the same.")

    def _show_solution(self) -> None:
        assert self.exercise is not None  # noqa: S101
        self.asked_for_solution = False
        show_solution(self.workspace, self.exercise, self.screen)

    def _go_to(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.workspace.journal.append("goto", exercise.id)

    def _show_keys(self) -> None:
        if self.screen.is_terminal and sys.stdin.isatty():
            self.screen.say(KEYS, "quiet")

    def _all_done(self) -> None:
        self.screen.say("Every exercise is passed. What you wrote is in the folder mine: it is yours.", "passed")


def show_hint(workspace: Workspace, exercise: Exercise, screen: Screen, level: int | None = None) -> None:
    """Show a hint, the next one if no level is given, and note it."""
    hints = exercise.hints()
    seen = workspace.progress().hints.get(exercise.id, 0)
    level = min(seen + 1, len(hints)) if level is None else level
    if level > seen:
        workspace.journal.append("hint", exercise.id, level=level)
    screen.say(f"Hint {level} of {len(hints)}", "bold")
    screen.markdown(hints[level - 1])


def show_solution(workspace: Workspace, exercise: Exercise, screen: Screen) -> None:
    """Show every right way, and note that it was seen."""
    workspace.journal.append("solution", exercise.id)
    for name, text in exercise.solutions().items():
        screen.say(name, "bold")
        screen.code(text)


def _looks_whole(text: str) -> bool:
    if not text.strip():
        return False
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


@contextlib.contextmanager
def typed() -> Iterator[Callable[[float], str | None]]:
    """Single keys as they are pressed; a function that waits for one for some seconds."""
    if not sys.stdin.isatty():

        def wait(seconds: float) -> str | None:
            time.sleep(seconds)
            return None

        yield wait
    elif sys.platform == "win32":
        import msvcrt

        def windows_key(seconds: float) -> str | None:
            if msvcrt.kbhit():
                return msvcrt.getwch()
            time.sleep(seconds)
            return None

        yield windows_key
    else:
        import select
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)

        def key(seconds: float) -> str | None:
            if not select.select([sys.stdin], [], [], seconds)[0]:
                return None
            pressed = os.read(sys.stdin.fileno(), 1)
            return pressed.decode("utf-8", "replace") if pressed else "q"  # the terminal has gone

        try:
            tty.setcbreak(sys.stdin)
            yield key
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
