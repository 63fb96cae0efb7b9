"""The learner's own framework: the package `mine` in their workspace, made of what they have passed.

For each function not yet written the course's stands in, so that one open step never blocks the next.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from chainrule.course.exercise import Catalogue, Chapter, catalogue, load
from chainrule.errors import ArgumentError
from chainrule.files import write_whole

PACKAGE = "mine"
ROOT = '''"""What you have written so far, as a package: from mine.line import gradient.

Made anew with every pass; for what you have not written yet, the course's function stands in.
"""
'''


def stand_in(exercise: str, name: str) -> Callable[..., Any]:
    """Return the course's own function `name`, until the learner has written theirs.

    Args:
        exercise: the id of the exercise in which it is written.
        name: the function.

    Raises:
        ArgumentError: there is no such exercise or function.
    """
    found = catalogue().get(exercise)
    function: Callable[..., Any] | None = None if found is None else load(found.folder / "solution.py").get(name)
    if function is None:
        raise ArgumentError(
            f"the course has no function {name} in {exercise}",
            expected="an exercise's id and one of its functions",
            mend="chainrule check --all makes the package anew",
        )
    return function


def write(workspace: Path, course: Catalogue, passed: Mapping[str, str]) -> None:
    """Make the package `mine` anew.

    Args:
        workspace: the folder that it is put into.
        course: the chapters.
        passed: the text of each passed exercise's file, by the exercise's id.
    """
    folder = workspace / PACKAGE
    wanted = {folder / "__init__.py": ROOT}
    for chapter in course.chapters:
        room = folder / chapter.package
        wanted[room / "__init__.py"] = _contents(chapter, passed)
        for exercise in chapter.exercises:
            if exercise.id in passed:
                wanted[room / f"_{exercise.folder.name}.py"] = passed[exercise.id]
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode())
    for path in folder.rglob("_[0-9]*.py"):
        if path not in wanted:
            path.unlink()
    for cache in folder.rglob("__pycache__"):
        shutil.rmtree(cache, ignore_errors=True)


def _contents(chapter: Chapter, passed: Mapping[str, str]) -> str:
    """The __init__ of one chapter's package: whose each function is."""
    lines = [f'"""{chapter.title}: {chapter.about}"""', ""]
    open_ = [exercise for exercise in chapter.exercises if exercise.id not in passed and exercise.provides]
    if open_:
        lines += ["from chainrule.course.framework import stand_in", ""]
    for exercise in chapter.exercises:
        if exercise.id in passed and exercise.provides:
            names = ", ".join(exercise.provides)
            lines.append(f"from {PACKAGE}.{chapter.package}._{exercise.folder.name} import {names}  # yours")
        else:
            lines += [
                f'{name} = stand_in("{exercise.id}", "{name}")  # not written yet' for name in exercise.provides
            ]
    return "\n".join(lines) + "\n"
