"""A learner's folder: files to write in, their journal, snapshots of every pass, and their own framework.

course/
  README.md              what to do
  00_arrays/01_...py     one file an exercise, to be opened in any editor
  mine/                  what was passed, as a package
  .chainrule/            journal.jsonl and snapshots/; all progress is in there
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from chainrule.course import framework
from chainrule.course.exercise import Catalogue, Exercise, catalogue
from chainrule.course.journal import Journal, read_events
from chainrule.course.progress import Progress, progress_of
from chainrule.errors import FileError, FileFormatError
from chainrule.files import Reading, Writing, write_whole

STATE = ".chainrule"
JOURNAL, SNAPSHOTS = "journal.jsonl", "snapshots"
LARGEST = 1 << 20
"""Bytes of one file of the learner's; a larger one is no exercise."""

README = """# Your machine learning course

In this folder you write machine learning yourself, from vectors to networks. Open it in any editor,
open a terminal here, and run

    chainrule

It says which file is next. Write in it and save: you are told at once whether it is right, and if not, what is
wrong.

- `chainrule lesson` shows the text of the exercise, `chainrule hint` helps a little,
  `chainrule list` shows where you are.
- What you have passed becomes your own package: `from mine.line import gradient`.
- Everything that you do is kept in `.chainrule`. Copy this folder, and you have all of it.
"""


Stamp = tuple[int, int, int] | None


def stamp(path: Path) -> Stamp:
    """What changes when a file is written; None if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass(frozen=True)
class Workspace:
    """One learner's folder.

    Args:
        folder: where it is.
        course: the chapters.
    """

    folder: Path
    course: Catalogue

    @staticmethod
    def find(start: Path) -> Workspace | None:
        """Return the workspace that `start` is in; None if it is in none."""
        start = start.absolute()
        for folder in (start, *start.parents):
            if (folder / STATE).is_dir():
                return Workspace(folder, catalogue())
        return None

    @staticmethod
    def create(folder: Path, course: Catalogue | None = None) -> Workspace:
        """Make a workspace; what is already there is left as it is.

        Raises:
            FileError: the folder cannot be made or written into.
        """
        workspace = Workspace(folder.absolute(), course or catalogue())
        with Writing(workspace.journal.path):
            (workspace.state / SNAPSHOTS).mkdir(parents=True, exist_ok=True)
        if not workspace.journal.read():
            workspace.journal.append("started")
        if not (workspace.folder / "README.md").exists():
            write_whole(workspace.folder / "README.md", README.encode())
        for exercise in workspace.course:
            workspace.provide(exercise)
        workspace.assemble()
        return workspace

    @property
    def state(self) -> Path:
        """Where journal and snapshots are."""
        return self.folder / STATE

    @functools.cached_property
    def journal(self) -> Journal:
        """What happened in it."""
        return Journal(self.state / JOURNAL)

    def progress(self) -> Progress:
        """Derive from the journal where the learner stands."""
        return progress_of(self.journal.read(), self.course)

    def path(self, exercise: Exercise) -> Path:
        """Where the learner's file for an exercise is."""
        return self.folder / exercise.file

    def provide(self, exercise: Exercise) -> bool:
        """Make the file of an exercise if it is not there: as last passed, or as the starter.

        True if it was made.
        """
        path = self.path(exercise)
        if path.exists():
            return False
        snapshot = self.progress().passed.get(exercise.id)
        text = self.snapshot(snapshot) if snapshot else None
        with Writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (text or exercise.starter).encode())
        return True

    def text(self, exercise: Exercise) -> str | None:
        """Read the learner's file; None if there is none.

        Raises:
            FileError: it cannot be read, or it is too large for an exercise.
        """
        path = self.path(exercise)
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            with Reading(path):
                raise error
        if len(content) > LARGEST:
            raise FileError(
                f"{path} is too large for an exercise", expected=f"at most {LARGEST} bytes",
                mend="chainrule reset brings the starter back; what you had is kept",
            )  # fmt: skip
        return content.decode("utf-8-sig", "replace")

    def keep(self, text: str) -> str:
        """Keep a text for good and return the name that the journal knows it by."""
        content = text.encode()
        name = hashlib.sha256(content).hexdigest()[:20]
        path = self.state / SNAPSHOTS / f"{name}.py"
        if not path.exists():
            with Writing(path):
                path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        return name

    def snapshot(self, name: str) -> str | None:
        """Return a text that was kept; None if it is not there."""
        path = self.state / SNAPSHOTS / f"{name}.py"
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def record_pass(self, exercise: Exercise, text: str) -> None:
        """Keep a right file: first the text, then the journal's line, then the learner's framework."""
        snapshot = self.keep(text)
        if self.progress().passed.get(exercise.id) != snapshot:
            self.journal.append("passed", exercise.id, snapshot=snapshot)
        self.assemble()

    def reset(self, exercise: Exercise) -> str | None:
        """Put the starter back and return the snapshot of what was there; None if there was nothing."""
        text = self.text(exercise)
        kept = self.keep(text) if text is not None and text != exercise.starter else None
        with Writing(self.path(exercise)):
            self.path(exercise).parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path(exercise), exercise.starter.encode())
        self.journal.append("reset", exercise.id, **({"snapshot": kept} if kept else {}))
        return kept

    def assemble(self) -> None:
        """Make the learner's package anew from what was passed."""
        passed = {}
        for name, snapshot in self.progress().passed.items():
            text = self.snapshot(snapshot)
            if text is not None:
                passed[name] = text
        framework.write(self.folder, self.course, passed)

    def export(self, path: Path) -> None:
        """Write journal and snapshots into one zip file."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(JOURNAL, b"".join(event.line() for event in self.journal.read()))
            for snapshot in sorted((self.state / SNAPSHOTS).glob("*.py")):
                archive.write(snapshot, f"{SNAPSHOTS}/{snapshot.name}")
        with Writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content.getvalue())

    def merge(self, path: Path) -> int:
        """Take in what another workspace, or a file that it exported, has and this one has not.

        Returns:
            The number of new events.

        Raises:
            FileError: there is nothing at `path`.
            FileFormatError: it is neither an exported file nor a workspace.
        """
        journal, snapshots = _exported(path)
        for name, text in snapshots.items():
            if hashlib.sha256(text).hexdigest().startswith(name):
                self.keep(text.decode("utf-8"))
        new = self.journal.merge(read_events(journal))
        for exercise in self.course:
            self._refresh(exercise)
        self.assemble()
        return new

    def _refresh(self, exercise: Exercise) -> None:
        """Where only the other machine has written, show here what it passed."""
        text = self.text(exercise)
        if text is None or text == exercise.starter:
            self.path(exercise).unlink(missing_ok=True)
            self.provide(exercise)


def _exported(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The journal and the snapshots of an exported file or of another workspace's folder."""
    with Reading(path):
        if path.is_dir():
            state = path if path.name == STATE else path / STATE
            if not (state / JOURNAL).is_file():
                raise _no_progress(path)
            return (state / JOURNAL).read_bytes(), {
                one.stem: one.read_bytes() for one in (state / SNAPSHOTS).glob("*.py")
            }
        try:
            with zipfile.ZipFile(path) as archive:
                names = [
                    name for name in archive.namelist() if name.startswith(f"{SNAPSHOTS}/") and name.endswith(".py")
                ]
                return archive.read(JOURNAL), {os.path.basename(name)[:-3]: archive.read(name) for name in names}  # noqa: PTH119
        except (zipfile.BadZipFile, KeyError) as error:
            raise _no_progress(path) from error


def _no_progress(path: Path) -> FileFormatError:
    return FileFormatError(
        f"{path} holds no progress of a course", expected="a file that chainrule export wrote, or a workspace",
        mend="chainrule export progress.zip, in the other workspace",
    )  # fmt: skip
