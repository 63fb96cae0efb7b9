"""Checking with consequences: a verdict, and the journal's line about it before anybody is told."""

from __future__ import annotations

from chainrule.course.exercise import Exercise
from chainrule.course.verdict import PASSED, WRONG, Finding, Verdict
from chainrule.course.worker import Worker
from chainrule.course.workspace import Workspace
from chainrule.errors import FileError


class Session:
    """A workspace with a warm worker; used by the terminal and by the lab.

    Args:
        workspace: the learner's folder.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.worker = Worker(workspace.folder)

    def __enter__(self) -> Session:
        self.worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.close()

    def check(self, exercise: Exercise) -> Verdict:
        """Check the learner's file as it is on the disk. A pass is kept before this returns."""
        try:
            text = self.workspace.text(exercise)
        except FileError as error:
            finding = Finding("no-file", error.what, error.mend or "", error.given or "")
            return Verdict(exercise.id, WRONG, finding)
        if text is None:
            finding = Finding(
                "no-file", f"{exercise.file} is not there",
                f"Save it again, or: chainrule reset {exercise.id} brings the starter back.",
            )  # fmt: skip
            return Verdict(exercise.id, WRONG, finding)
        return self.check_text(exercise, text)

    def check_text(self, exercise: Exercise, text: str) -> Verdict:
        """Check a text as the content of the learner's file."""
        verdict = self.worker.check(exercise, text, str(self.workspace.path(exercise)))
        if verdict.status == PASSED:
            self.workspace.record_pass(exercise, text)
        elif verdict.status == WRONG:
            self.workspace.journal.append(
                "checked",
                exercise.id,
                status=verdict.status,
                diagnosis=verdict.diagnosis,
                function=verdict.function,
            )
        return verdict
