"""The learner's own package: what they passed is theirs, for the rest the course stands in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chainrule.course import framework
from chainrule.course.exercise import catalogue, functions_of
from chainrule.course.workspace import Workspace
from chainrule.errors import ArgumentError

COURSE = catalogue()


def run(folder: Path, program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_function_of_every_chapter_is_there_from_the_start(tmp_path) -> None:
    Workspace.create(tmp_path / "course")
    for chapter in COURSE.chapters:
        names = [name for exercise in chapter.exercises for name in exercise.provides]
        assert names
        assert len(set(names)) == len(names), chapter.name
        program = (
            f"import mine.{chapter.package} as room; print(all(callable(getattr(room, n)) for n in {names!r}))"
        )
        assert run(tmp_path / "course", program) == "True"


def test_what_was_passed_takes_the_place_of_the_stand_in(tmp_path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    exercise = COURSE.find("line-predict")
    workspace.record_pass(exercise, "def predict(x, w, b):\n    return 'mine'\n")
    assert run(workspace.folder, "from mine.line import predict, cost; print(predict(1, 2, 3))") == "mine"
    contents = (workspace.folder / "mine/line/__init__.py").read_text()
    assert "import predict  # yours" in contents
    assert 'cost = stand_in("line-cost", "cost")  # not written yet' in contents
    workspace.record_pass(exercise, "def predict(x, w, b):\n    return 'better'\n")
    assert run(workspace.folder, "from mine.line import predict; print(predict(1, 2, 3))") == "better"


def test_what_is_no_longer_passed_leaves_the_package(tmp_path) -> None:
    exercise = COURSE.find("line-predict")
    framework.write(tmp_path, COURSE, {exercise.id: "def predict(x, w, b):\n    return 1\n"})
    assert (tmp_path / "mine/line/_01_predict.py").exists()
    framework.write(tmp_path, COURSE, {})
    assert not (tmp_path / "mine/line/_01_predict.py").exists()
    assert run(tmp_path, "from mine.line import predict; print(predict(2.0, 3.0, 1.0))") == "7.0"


def test_a_stand_in_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ArgumentError, match="no function"):
        framework.stand_in("line-predict", "nothing")
    with pytest.raises(ArgumentError, match="no function"):
        framework.stand_in("nothing", "predict")


@pytest.mark.parametrize("exercise", list(COURSE), ids=lambda exercise: exercise.id)
def test_what_an_exercise_provides_is_what_it_asks_for(exercise) -> None:
    checked = {check.function for check in exercise.checks() if hasattr(check, "function")}
    assert set(exercise.provides) <= checked
    assert set(functions_of(exercise.starter)) <= set(functions_of(exercise.read("solution.py")))
