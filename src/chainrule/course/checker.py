"""From a file's text to a verdict: load it, and send each of its functions up the ladder."""

from __future__ import annotations

import functools
import sys
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from chainrule.course import guard, ladder
from chainrule.course.attempt import Attempt, Outcome, Source, outcome_of
from chainrule.course.checking import Answer, Case, Check, Misconception
from chainrule.course.exercise import Exercise
from chainrule.course.rungs.calling import reached_out
from chainrule.course.rungs.source import not_loaded
from chainrule.course.verdict import OPEN, PASSED, WRONG, Finding, Verdict

Report = Callable[[str, str, Finding | None], None]
"""Told of each function: its name, "looking" or its status, and the finding."""


@dataclass(frozen=True)
class Prepared:
    """The checks of an exercise, with what the right function and each misconception give in every case.

    Made before any learner code has run.
    """

    checks: list[Check | Answer]
    cases: dict[int, tuple[list[Case], list[Outcome], list[tuple[Misconception, list[Outcome]]]]]


@functools.cache
def prepare(exercise: Exercise) -> Prepared:
    """Load an exercise's checks and answer every case with its solution."""
    checks = exercise.checks()
    cases = {}
    for place, check in enumerate(checks):
        if isinstance(check, Check):
            drawn = check.make_cases()
            answers = [
                (known, [outcome_of(known.function, case) for case in drawn]) for known in check.misconceptions
            ]
            cases[place] = drawn, [outcome_of(check.reference, case) for case in drawn], answers
    return Prepared(checks, cases)


def check_source(exercise: Exercise, text: str, file: str, report: Report = lambda *_: None) -> Verdict:
    """Say what is wrong with a learner's file, or that nothing is.

    Args:
        exercise: what the file is an answer to.
        text: the file's content.
        file: its path, for messages and tracebacks.
        report: told of each function before and after it is looked at, so that what is known survives a crash.
    """
    source = Source(text, file, exercise.starter)
    prepared = prepare(exercise)
    checks = prepared.checks
    for rung in ladder.FILE:
        finding = rung(source)
        if finding is not None:
            return Verdict(exercise.id, WRONG, finding)
    report("", "looking", None)
    untouched = guard.Untouched()
    try:
        module = load(source)
    except (Exception, SystemExit) as error:
        reason = guard.reason() or untouched.reason()
        return Verdict(exercise.id, WRONG, reached_out(reason) if reason else not_loaded(source, error))
    reason = guard.reason() or untouched.reason()
    if reason:
        return Verdict(exercise.id, WRONG, reached_out(reason))
    findings: list[tuple[str, Finding | None]] = []
    attempts: list[Attempt] = []
    for place, check in enumerate(checks):
        name = check.function if isinstance(check, Check) else check.name
        report(name, "looking", None)
        if isinstance(check, Answer):
            value = getattr(module, name, ...)
            finding = _of_answer(
                source, check, value.item() if isinstance(value, np.ndarray) and value.ndim == 0 else value
            )
        else:
            attempt = Attempt(
                source, check, checks, module, *prepared.cases[place], lambda: guard.reason() or untouched.reason()
            )
            attempts.append(attempt)
            finding = _climb(attempt)
        findings.append((name, finding))
        report(name, _status(finding), finding)
    return verdict_of(exercise.id, findings, lambda: _remarks(attempts))


def verdict_of(
    exercise: str, findings: list[tuple[str, Finding | None]], remarks: Callable[[], tuple[str, ...]] = tuple
) -> Verdict:
    """Make one verdict out of what was found about each function: what is wrong goes before what is not written."""
    each = {name: _status(finding) for name, finding in findings}
    for wanted in (WRONG, OPEN):
        for name, finding in findings:
            if finding is not None and each[name] == wanted:
                return Verdict(exercise, wanted, finding, name, each)
    return Verdict(exercise, PASSED, None, "", each, remarks())


def load(source: Source) -> types.ModuleType:
    """Run the file as a module of its own."""
    module = types.ModuleType("exercise")
    module.__file__ = source.file
    sys.modules["exercise"] = module  # classes and dataclasses look their module up
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        exec(compile(source.text, source.file, "exec"), module.__dict__)  # noqa: S102
    return module


def _climb(attempt: Attempt) -> Finding | None:
    with np.errstate(all="ignore"):  # wrong results are compared as they are, infinite ones too
        for rung in ladder.FUNCTION:
            finding = rung(attempt)
            if finding is not None:
                return finding
    return None


def _of_answer(source: Source, answer: Answer, value: Any) -> Finding | None:
    for rung in ladder.ANSWER:
        finding = rung(source, answer, value)
        if finding is not None:
            return finding
    return None


def _remarks(attempts: list[Attempt]) -> tuple[str, ...]:
    said = [remark(attempt) for attempt in attempts for remark in ladder.REMARKS]
    return tuple(text for text in said if text)


def _status(finding: Finding | None) -> str:
    if finding is None:
        return PASSED
    return OPEN if finding.diagnosis == "not-attempted" else WRONG
