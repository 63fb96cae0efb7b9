"""The values are right. Are they also in extreme cases, the same each time, and does the function do its job?"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from chainrule.course.attempt import Attempt, outcome_of, same_outcome
from chainrule.course.comparison import written
from chainrule.course.rungs.calling import describe_error
from chainrule.course.rungs.values import compared
from chainrule.course.verdict import Finding


def not_reproducible(attempt: Attempt) -> Finding | None:
    """The same generator, twice, and other numbers: randomness from elsewhere."""
    for i in attempt.ordinary:
        case = attempt.cases[i]
        if not any(isinstance(argument, np.random.Generator) for argument in case.arguments):
            continue
        again = outcome_of(attempt.function, case)
        if not same_outcome(attempt.outcomes[i], again, 0.0):
            return Finding(
                "not-reproducible",
                "gives other numbers for the same generator",
                "Draw only from rng, as in rng.random(shape): np.random has a global state that everybody shares.",
                f"{attempt.called(i)} gave {written(attempt.outcomes[i].result, 24)}, then "
                f"{written(again.result, 24)}",
                data=attempt.data(i),
            )
    return None


def unstable(attempt: Attempt) -> Finding | None:
    """Right on paper, and wrong, or with a warning, where numbers get very large or very small."""
    for i, case in enumerate(attempt.cases):
        if not case.extreme:
            continue
        outcome, expected = attempt.outcomes[i], attempt.expected[i]
        about = f" {case.about}" if case.about else " in an extreme case"
        mend = case.mend or "Rewrite it so that no step overflows or divides by 0."
        evidence = compared(attempt, i)
        if not attempt.is_right(i):
            if outcome.error is not None:
                evidence = f"{attempt.called(i)}: {type(outcome.error).__name__}: {outcome.error}"[:100]
            what = f"right on ordinary numbers, wrong{about}"
        elif outcome.warnings and not expected.warnings:
            what = f"right, but there is a warning{about}"
            evidence = f"{attempt.called(i)}: {outcome.warnings[0]}"[:100]
        else:
            continue
        return Finding("unstable", what, mend, evidence, data=attempt.data(i))
    return None


def requirement(attempt: Attempt) -> Finding | None:
    """What the exercise demands beyond values does not hold."""
    for wanted in attempt.check.requirements:
        try:
            held = wanted.holds(attempt.function)
        except (Exception, SystemExit) as error:
            if attempt.source.line_of(error) is None:
                raise
            return describe_error(error, attempt.source)
        if held is not True:
            return Finding(wanted.name, wanted.what, wanted.mend, held if isinstance(held, str) else "")
    return None


def by_hand(attempt: Attempt) -> str | None:
    """A remark: NumPy did what was to be done by hand."""
    if attempt.check.by_hand and "numpy" in attempt.source.text:
        return f"{attempt.name} is right. Here the point is to do it by hand once: try it with lists alone."
    return None


def slow(attempt: Attempt) -> str | None:
    """A remark: a loop where one product does it. It is measured, best of three against the reference."""
    loops = ast.For | ast.While | ast.comprehension
    if attempt.check.large is None or not any(
        isinstance(node, loops) for node in ast.walk(attempt.node or ast.Pass())
    ):
        return None
    case = next(iter(attempt.check.large(np.random.default_rng(0))))

    def seconds(function: Callable[..., Any]) -> float:
        best = np.inf
        for _ in range(2):
            begin = time.perf_counter()
            outcome_of(function, case)
            best = min(best, time.perf_counter() - begin)
            if best > 0.05:
                break
        return float(best)

    ours, theirs = seconds(attempt.check.reference), seconds(attempt.function)
    if theirs > 8 * ours and theirs > 2e-3:
        return (
            f"{attempt.name} is right. With array operations in place of the inner loop it can be about "
            f"{theirs / ours:.0f} times as fast on large arrays."
        )
    return None
