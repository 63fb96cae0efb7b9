"""The commands of the course, run as a learner runs them, with their output in a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chainrule.course.exercise import catalogue

COURSE = catalogue()
GRADIENT = COURSE.find("line-gradient")
RIGHT = GRADIENT.read("solution.py")


def run(folder: Path, *arguments: str, code: int = 0, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "chainrule", *arguments], cwd=folder, capture_output=True, text=True, input=stdin,
        encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    run(folder, "start", "course")
    return folder / "course"


def test_start_makes_a_folder_and_says_what_to_do_next(tmp_path) -> None:
    said = run(tmp_path, "start")
    assert "cd chainrule-course" in said
    assert "00_arrays/01_vectors.py" in said
    files = {path.relative_to(tmp_path / "chainrule-course").as_posix() for path in tmp_path.rglob("*.py")}
    assert {exercise.file for exercise in COURSE} <= files
    assert "is in chainrule-course" in run(tmp_path, "start")
    assert "would lie inside" in run(tmp_path / "chainrule-course", "start", "again", code=2)


def test_without_a_workspace_every_command_says_where_to_go(tmp_path) -> None:
    assert "chainrule start" in run(tmp_path)
    for command in (
        ["check"],
        ["hint"],
        ["list"],
        ["next"],
        ["progress"],
        ["export"],
        ["watch"],
        ["goto", "01/05"],
    ):
        assert "Make one first: chainrule start" in run(tmp_path, *command, code=2)
    (tmp_path / "course" / ".chainrule").mkdir(parents=True)
    assert "cd course" in run(tmp_path, "check", code=2)


def test_check_gives_a_verdict_and_an_exit_code(made: Path) -> None:
    said = run(made, "check", "01/05", code=1)
    assert said.startswith("checking 01_line/05_gradient.py ...\n[open] gradient: not written yet\n")
    (made / GRADIENT.file).write_text(RIGHT.replace("np.mean(errors)", "np.sum(errors)"))
    said = run(made, "check", "line-gradient", code=1)
    assert "[wrong] gradient: dw is right, db is m times too large  [component]\n" in said
    assert len(said.splitlines()) == 4
    (made / GRADIENT.file).write_text(RIGHT)
    assert "[passed] The gradient of the cost: passed" in run(made, "check", "05_gradient")


def test_check_as_json_is_json_and_nothing_else(made: Path) -> None:
    (made / GRADIENT.file).write_text(RIGHT.replace("errors * x", "errors"))
    found = json.loads(run(made, "check", "01/05", "--json", code=1))
    assert found["diagnosis"] == "x-forgotten"
    assert found["exercise"] == "line-gradient"
    assert found["finding"]["data"]["right"] == "(-3, -0.75)"
    every = json.loads(run(made, "check", "--all", "--json", code=1))
    assert len(every) == len(list(COURSE))
    (made / GRADIENT.file).write_text(RIGHT)


def test_bare_chainrule_in_a_pipe_checks_once(made: Path) -> None:
    run(made, "goto", "01/01")
    assert run(made, code=1).startswith("checking 01_line/01_predict.py ...")


def test_goto_next_list_and_progress_agree(made: Path) -> None:
    (made / GRADIENT.file).write_text(RIGHT)
    run(made, "check", "01/05")
    assert "Walking downhill" in run(made, "goto", "06_descent")
    assert "<- you are here" in next(line for line in run(made, "list").splitlines() if "Walking" in line)
    assert "The learning rate" in run(made, "next")
    state = {one["id"]: one for one in json.loads(run(made, "list", "--json"))}
    assert state["line-gradient"]["passed"]
    assert state["line-rate"]["current"]
    assert "1 of 28 exercises passed" in run(made, "progress")
    assert json.loads(run(made, "progress", "--json"))["passed"] == ["line-gradient"]


def test_lesson_hint_and_why_are_plain_text(made: Path) -> None:
    lesson = run(made, "lesson", "01/05")
    assert lesson.startswith("# The gradient of the cost")
    assert "∂J/∂w = 1/m Σᵢ (ŷᵢ - yᵢ) xᵢ" in lesson
    assert "Hint 2 of 4" in run(made, "hint", "01/05", "--level", "2")
    assert "Hint 3 of 4" in run(made, "hint", "01/05")
    assert "7 be told from m" in " ".join(run(made, "why", "factor").split())
    assert "half the mean squared error" in run(made, "why", "line-gradient")
    assert "dw lacks the factor x" in run(made, "why", "x-forgotten")
    assert "did you mean factor?" in run(made, "why", "facter", code=1)


def test_the_solution_is_earned(made: Path) -> None:
    assert "0 of 4 seen" in run(made, "solution", "02/01", code=1)
    assert "0 of 4 seen" in run(made, "diff", "02/01", "--solution", code=1)
    run(made, "hint", "02/01", "--level", "4")
    assert "def add_bias_column" in run(made, "solution", "02/01")


def test_diff_and_reset_keep_what_was_there(made: Path) -> None:
    path = made / COURSE.find("line-slope").file
    path.write_text("# my own\n")
    assert "+# my own" in run(made, "diff", "01/04")
    said = run(made, "reset", "01/04")
    kept = made / said.split("What you had is in ")[1].strip()
    assert kept.read_text() == "# my own\n"
    assert "no difference" in run(made, "diff", "01/04")


def test_export_and_merge_carry_progress_to_another_machine(made: Path, tmp_path) -> None:
    (made / GRADIENT.file).write_text(RIGHT)
    run(made, "check", "01/05")
    run(made, "export", str(tmp_path / "progress.zip"))
    run(tmp_path, "start", "other")
    said = run(tmp_path / "other", "merge", str(tmp_path / "progress.zip"))
    assert "1 exercises are passed now, 0 were before" in said or "1 exercise" in said
    assert "line-gradient" in run(tmp_path / "other", "progress", "--json")
    assert "holds no progress" in run(made, "merge", str(made / "README.md"), code=1)


def test_an_exercise_that_does_not_exist_is_guessed(made: Path) -> None:
    said = run(made, "check", "line-gradeint", code=1)
    assert "did you mean line-gradient?" in said


def test_dev_check_proves_an_exercise(made: Path) -> None:
    assert "no problems" in run(made, "dev", "check", "01/05")


def test_a_terminal_that_knows_only_ascii_gets_words(made: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chainrule", "list"], cwd=made, capture_output=True, check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert b"[open]" in done.stdout
