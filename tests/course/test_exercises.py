"""Every exercise keeps what the course promises: `chainrule dev check`, one test an exercise."""

from __future__ import annotations

import pytest

from chainrule.course.authoring import Author, create
from chainrule.course.exercise import Catalogue, Chapter, catalogue, read_exercise
from chainrule.errors import ArgumentError

COURSE = catalogue()


@pytest.mark.parametrize("exercise", [exercise.id for exercise in COURSE])
def test_solutions_pass_and_every_wrong_answer_gets_its_diagnosis(author: Author, exercise: str) -> None:
    found = COURSE.get(exercise)
    assert found is not None
    assert list(author.problems(found)) == []


def test_most_exercises_show_two_right_ways() -> None:
    several = [exercise.id for exercise in COURSE if len(exercise.solutions()) >= 2]
    assert len(several) >= 0.9 * len(list(COURSE))


def test_ids_are_unique_and_requirements_come_before() -> None:
    seen: set[str] = set()
    for exercise in COURSE:
        assert exercise.id not in seen
        assert set(exercise.requires) <= seen, exercise.id
        seen |= {exercise.id, *exercise.formerly}


def test_the_chapters_are_those_of_the_curriculum() -> None:
    counts = {chapter.name: len(chapter.exercises) for chapter in COURSE.chapters}
    assert counts == {"00_arrays": 5, "01_line": 8, "02_features": 7, "03_perceptron": 3, "04_logistic": 5}


def test_a_new_exercise_is_a_folder_that_the_check_finds_incomplete(tmp_path) -> None:
    (tmp_path / "01_line").mkdir()
    (tmp_path / "01_line" / "chapter.toml").write_text('title = "A line"\npackage = "line"\nabout = "."\n')
    folder = create("line", "intercept", tmp_path)
    assert folder.name == "01_intercept"
    exercise = read_exercise(folder, "line")
    course = Catalogue((Chapter("01_line", "A line", "line", ".", (exercise,)),))
    with Author(course) as author:
        author.worker.chapters = tmp_path
        problems = list(author.problems(exercise))
    assert any("wrong/ has 0 answers" in problem for problem in problems)
    assert any("no title" in problem for problem in problems)
    assert not any("starter.py" in problem or "does not pass" in problem for problem in problems)


def test_a_new_exercise_needs_a_chapter_and_a_plain_name(tmp_path) -> None:
    with pytest.raises(ArgumentError, match="no chapter"):
        create("99", "name", tmp_path)
    (tmp_path / "01_line").mkdir()
    (tmp_path / "01_line" / "chapter.toml").write_text("")
    with pytest.raises(ArgumentError, match="no name"):
        create("01_line", "Not a name", tmp_path)


@pytest.mark.parametrize("wanted", ["line-gradient", "01/05", "1.5", "01_line/05_gradient.py", "05_gradient"])
def test_an_exercise_is_found_by_id_number_and_file(wanted: str) -> None:
    near = COURSE.find("line-cost")
    assert COURSE.find(wanted, near).id == "line-gradient"


def test_an_ambiguous_name_lists_the_candidates_and_a_slip_is_guessed() -> None:
    with pytest.raises(ArgumentError, match="could be 3 exercises"):
        COURSE.find("gradient")
    with pytest.raises(ArgumentError) as caught:
        COURSE.find("line-gradeint")
    assert "line-gradient" in str(caught.value.mend)
