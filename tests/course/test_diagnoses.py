"""Whatever can stand in brackets behind a verdict, `chainrule why` explains."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from chainrule.course import diagnoses, ladder
from chainrule.course.exercise import catalogue
from chainrule.course.explain import explanation

COURSE = Path(diagnoses.__file__).parent
MAKERS = {"Finding": 0, "Edit": 0, "_found": 1, "finding": 0}
FILES = [*sorted((COURSE / "rungs").glob("*.py")), COURSE / "worker.py", COURSE / "session.py"]


def names_in(path: Path) -> set[str]:
    """The diagnoses that a file's code gives: the first words of its findings and edits, and of its tables."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            arguments = node.args[MAKERS[node.func.id] :]
            if arguments and isinstance(arguments[0], ast.Constant):
                found.add(arguments[0].value)
        if not (isinstance(node, ast.Tuple) and len(node.elts) >= 3 and isinstance(node.elts[0], ast.Constant)):
            continue
        if any(isinstance(one, ast.Lambda | ast.Slice | ast.Call) for one in node.elts[1:2]):
            found.add(node.elts[0].value)
    return {name for name in found if isinstance(name, str) and name.replace("-", "").isalpha()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_diagnosis_that_the_code_can_give_is_explained(path: Path) -> None:
    assert names_in(path) <= diagnoses.GENERAL.keys(), names_in(path) - diagnoses.GENERAL.keys()


def test_the_code_gives_many() -> None:
    assert len(set().union(*map(names_in, FILES))) > 60


@pytest.mark.parametrize("exercise", list(catalogue()), ids=lambda exercise: exercise.id)
def test_every_diagnosis_of_an_exercise_is_explained(exercise) -> None:
    names = {known.name for check in exercise.checks() for known in [*check.misconceptions, *check.requirements]}
    for name in sorted(names)[:2]:
        assert explanation(name)
    assert explanation(exercise.id) == [exercise.convention]


def test_every_rung_says_what_it_is_for() -> None:
    for rung in (*ladder.FILE, *ladder.FUNCTION, *ladder.ANSWER, *ladder.REMARKS):
        assert rung.__doc__
