"""Where a learner stands: derived from the journal's events and today's catalogue, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chainrule.course.exercise import Catalogue, Exercise
from chainrule.course.journal import Event


@dataclass
class Progress:
    """What the events say.

    Attributes:
        passed: the snapshot of the latest pass of each exercise, by today's id.
        tries: how often each exercise was checked before its first pass.
        diagnoses: how often each diagnosis was given, by exercise.
        hints: how many hints were read.
        solutions: exercises whose solution was seen before they were passed.
        gone: exercises that were passed and are no longer part of the course, with their snapshots.
        chosen: the exercise that was gone to last, until another was passed after it.
    """

    passed: dict[str, str] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    diagnoses: dict[str, dict[str, int]] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    solutions: set[str] = field(default_factory=set)
    gone: dict[str, str] = field(default_factory=dict)
    chosen: str | None = None


def progress_of(events: Iterable[Event], catalogue: Catalogue) -> Progress:
    """Derive the progress from events in the order of their time."""
    progress = Progress()
    for event in events:
        exercise = catalogue.get(event.exercise) if event.exercise else None
        if exercise is None:
            if event.kind == "passed":
                progress.gone[event.exercise] = event.data.get("snapshot", "")
            continue
        name = exercise.id
        if event.kind == "passed":
            progress.passed[name] = event.data.get("snapshot", "")
        elif event.kind == "checked" and name not in progress.passed:
            progress.tries[name] = progress.tries.get(name, 0) + 1
            counts = progress.diagnoses.setdefault(name, {})
            diagnosis = str(event.data.get("diagnosis", ""))
            counts[diagnosis] = counts.get(diagnosis, 0) + 1
        elif event.kind == "hint":
            progress.hints[name] = max(progress.hints.get(name, 0), int(event.data.get("level", 0)))
        elif event.kind == "solution" and name not in progress.passed:
            progress.solutions.add(name)
        elif event.kind == "goto":
            progress.chosen = name
    return progress


def current(progress: Progress, catalogue: Catalogue) -> Exercise | None:
    """The exercise that the learner is at: the one gone to, else the first that is not passed; None at the end."""
    if progress.chosen is not None:
        chosen = catalogue.get(progress.chosen)
        if chosen is not None:
            return chosen
    return next((exercise for exercise in catalogue if exercise.id not in progress.passed), None)


def following(exercise: Exercise, progress: Progress, catalogue: Catalogue) -> Exercise | None:
    """The next exercise that is not passed: behind this one, else from the beginning; None if all are."""
    order = list(catalogue)
    place = next(i for i, one in enumerate(order) if one.id == exercise.id)
    ahead = [*order[place + 1 :], *order[:place]]
    return next((one for one in ahead if one.id not in progress.passed), None)
