"""What is said to a learner, in words that the terminal and the lab share."""

from __future__ import annotations

from chainrule.course import diagnoses
from chainrule.course.exercise import Catalogue, Exercise, catalogue
from chainrule.course.verdict import OPEN, PASSED, Verdict
from chainrule.course.workspace import Workspace
from chainrule.errors import ArgumentError, nearest


def sentences(verdict: Verdict, exercise: Exercise) -> list[str]:
    """A verdict as at most three lines of plain text."""
    right = [name for name, status in verdict.each.items() if status == PASSED]
    if verdict.status == PASSED:
        last = verdict.remarks[0] if verdict.remarks else f"Another way: {exercise.another_way}"
        return [f"{exercise.title}: passed", exercise.why, last]
    head, *rest = verdict.lines()
    if verdict.status == OPEN and right:
        head += f" ({len(right)} of {len(verdict.each)} in this file are right)"
    return [head, *rest]


def explanation(name: str, course: Catalogue | None = None) -> list[str]:
    """What a diagnosis, or an exercise's convention, means.

    Args:
        name: a diagnosis ("factor", "x-forgotten"), or an exercise, for its convention.
        course: the chapters.

    Raises:
        ArgumentError: there is no such thing.
    """
    course = course or catalogue()
    if " " in name and name.partition(" ")[0] in diagnoses.GENERAL:
        name = name.partition(" ")[0]  # "component db": the detail is told in the verdict
    found = [diagnoses.GENERAL[name]] if name in diagnoses.GENERAL else []
    own = []
    for exercise in course:
        for check in exercise.checks():
            for known in [*check.misconceptions, *check.requirements]:
                if known.name == name:
                    of = getattr(check, "function", None) or getattr(check, "name", "")
                    own.append(f"{exercise.title}, {of}: {known.what}. {known.mend}")
    found += list(dict.fromkeys(own))[:4]
    if not found:
        try:
            return [course.find(name).convention]
        except ArgumentError:
            pass
    if not found:
        known_names = list(diagnoses.GENERAL) + [exercise.id for exercise in course]
        guess = nearest(name, known_names)
        raise ArgumentError(
            f"there is no diagnosis and no exercise {name!r}",
            expected="what stands in brackets behind a verdict, or an exercise",
            mend=f"did you mean {guess}?" if guess else "chainrule why factor",
        )
    return found


def why_no_solution(workspace: Workspace, exercise: Exercise) -> str | None:
    """Why the solution is not shown yet; None if it may be."""
    progress = workspace.progress()
    levels = len(exercise.hints())
    seen = progress.hints.get(exercise.id, 0)
    if exercise.id in progress.passed or seen >= levels:
        return None
    return f"The solution opens when you have passed, or after all hints: {seen} of {levels} seen."
