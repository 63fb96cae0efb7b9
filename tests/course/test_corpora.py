"""Answers that nobody wrote the checks for: blind corpora of wrong and of unusual right ones.

The authors of `answers/` knew the tasks, and neither the checks nor the catalogues of wrong answers. Each verdict
was then judged by reading it: a file's second line says `# diagnosis: NAME` where the verdict names the cause, and
`# unnamed: NAME` where it does not. `unforeseen_4` was written last, and looked at only after the checks were done.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chainrule.course.authoring import Author, completed
from chainrule.course.exercise import Exercise, catalogue
from chainrule.course.verdict import PASSED

ANSWERS = Path(__file__).parent / "answers"
WRONG = sorted(ANSWERS.glob("unforeseen*/*.py"))
RIGHT = sorted(ANSWERS.glob("unusual/*.py"))
JUDGED = re.compile(r"# cause: .+\n# (diagnosis|unnamed): (.+)\n")


def exercise_of(path: Path) -> Exercise:
    chapter, folder, _ = path.stem.split("__", 2)
    return catalogue().find(f"{chapter}/{folder}")


@pytest.mark.parametrize("path", WRONG, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_unforeseen_wrong_answer_gets_the_verdict_that_was_judged(author: Author, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    judged = JUDGED.match(text)
    assert judged is not None
    exercise = exercise_of(path)
    verdict = author.verdict(exercise, completed(exercise, text))
    assert verdict.status != PASSED
    assert verdict.diagnosis == judged[2], verdict.lines()


@pytest.mark.parametrize("corpus", sorted({path.parent.name for path in WRONG}))
def test_the_cause_is_named_in_most_unforeseen_answers(corpus: str) -> None:
    kinds = [
        judged[1] for path in WRONG if path.parent.name == corpus and (judged := JUDGED.match(path.read_text()))
    ]
    assert len(kinds) >= 60
    assert kinds.count("diagnosis") / len(kinds) >= 0.85


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_a_right_answer_of_unusual_form_passes(author: Author, path: Path) -> None:
    exercise = exercise_of(path)
    verdict = author.verdict(exercise, completed(exercise, path.read_text(encoding="utf-8")))
    assert verdict.status == PASSED, verdict.lines()


def test_there_are_enough_unusual_right_answers() -> None:
    assert len(RIGHT) >= 40
