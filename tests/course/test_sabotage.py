"""Right answers, spoilt in a general way: whatever the exercise, the rung that is made for it says so.

Each property draws a function of the course and a way of spoiling it. The exercise's own misconceptions may be more
exact; but the answer never passes, and it is named.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule.course import guard
from chainrule.course.checker import check_source, prepare
from chainrule.course.checking import Check
from chainrule.course.comparison import parts
from chainrule.course.exercise import Exercise, catalogue
from chainrule.course.verdict import WRONG, Verdict


class Target(NamedTuple):
    """One function of the course: its exercise, the place of its check, the check."""

    exercise: Exercise
    place: int
    check: Check

    def __repr__(self) -> str:
        return f"{self.exercise.id} {self.check.function}"


TARGETS = [
    Target(exercise, place, check)
    for exercise in catalogue()
    for place, check in enumerate(exercise.checks())
    if isinstance(check, Check)
]

UNDONE = {
    "constant",
    "call-too-many",
    "term-too-many",
    "factor-too-many",
    "power-too-many",
    "line-too-many",
    "function",
}
"""Taking back what was done to the right answer is a small edit as well, and these name it."""

SPOILT = """

import numpy as np

_right_{name} = {name}


def {name}(*arguments):
    {body}
"""
CALL = "result = _right_{name}(*arguments)"


def results(exercise: Exercise, place: int) -> list[list[np.ndarray[Any, Any]]]:
    """The right results of the ordinary cases, taken apart."""
    cases, expected, _ = prepare(exercise).cases[place]
    found = [
        parts(right.result)
        for case, right in zip(cases, expected, strict=True)
        if right.error is None and not case.extreme
    ]
    return [one for one in found if one is not None]


def spoil(target: Target, *body: str) -> Verdict:
    exercise, _, check = target
    guard._first_reason.clear()
    lines = "\n    ".join((CALL.format(name=check.function), *body))
    text = exercise.read("solution.py") + SPOILT.format(name=check.function, body=lines)
    return check_source(exercise, text, "file.py")


def is_named(verdict: Verdict, check: Check, *general: str) -> bool:
    own = {known.name for known in check.misconceptions} | {wanted.name for wanted in check.requirements}
    assert verdict.status == WRONG, (check.function, verdict)
    assert verdict.function == check.function
    assert verdict.finding is not None
    assert 1 <= len(verdict.lines()) <= 3
    assert verdict.finding.diagnosis in own | set(general) | UNDONE, (
        check.function,
        verdict.diagnosis,
        verdict.lines(),
    )
    return True


def those(wanted) -> st.SearchStrategy[Target]:
    """Functions all of whose right results fulfil a condition, and are not of a kind where many are right."""
    chosen = [
        Target(exercise, place, check)
        for exercise, place, check in TARGETS
        if check.same is None and (found := results(exercise, place)) and all(wanted(one) for one in found)
    ]
    assert len(chosen) >= 3
    return st.sampled_from(chosen)


def some(wanted) -> st.SearchStrategy[Target]:
    """Functions with some right results that fulfil a condition."""
    chosen = [
        Target(exercise, place, check)
        for exercise, place, check in TARGETS
        if check.same is None and any(wanted(one) for one in results(exercise, place))
    ]
    assert len(chosen) >= 3
    return st.sampled_from(chosen)


def is_plain(one: list[np.ndarray[Any, Any]]) -> bool:
    return (
        bool(one[0].any() or not one[0].size)
        and len(one) == 1
        and one[0].dtype.kind == "f"
        and bool(np.isfinite(one[0]).all())
    )


PLAIN = those(is_plain)
FEW = settings(max_examples=25, deadline=None)


@FEW
@given(st.sampled_from(TARGETS))
def test_nothing_returned(target) -> None:
    is_named(spoil(target, "return None"), target[2], "returned-none", "no-error")


@FEW
@given(st.sampled_from(TARGETS), st.sampled_from(["'text'", "{}", "print", "b''", "object()"]))
def test_no_numbers_returned(target, value) -> None:
    is_named(spoil(target, f"return {value}"), target[2], "returned-type", "number-of-results", "no-error")


@FEW
@given(st.sampled_from(TARGETS), st.sampled_from(["KeyError", "ValueError", "ZeroDivisionError", "AssertionError"]))
def test_an_exception(target, kind) -> None:
    is_named(spoil(target, f"raise {kind}('spoilt')"), target[2], "raised", "refused", "no-error")


@FEW
@given(PLAIN, st.sampled_from([2.0, 0.5, -1.0, -2.0, 3.0, 0.1, 7.5]))
def test_a_constant_factor(target, c) -> None:
    general = ("factor", "own-convention", "inverted", "offset", "absolute", "unstable")
    is_named(spoil(target, f"return np.multiply(result, {c})"), target[2], *general)


@FEW
@given(PLAIN, st.sampled_from([1.0, -1.0, 0.25, 10.0]))
def test_a_constant_added(target, c) -> None:
    is_named(spoil(target, f"return np.add(result, {c})"), target[2], "offset", "factor", "differ", "inverted")


@FEW
@given(those(lambda one: len(one) == 1 and one[0].ndim == 1))
def test_a_column_for_a_flat_array(target) -> None:
    is_named(spoil(target, "return np.reshape(result, (-1, 1))"), target[2], "column-vector", "shape", "dtype")


@FEW
@given(some(lambda one: len(one) == 1 and one[0].ndim == 2 and not np.array_equal(one[0], one[0].T)))
def test_rows_and_columns_turned(target) -> None:
    general = (
        "transposed",
        "shape",
        "column-vector",
        "off-by-one",
        "flat",
        "dtype",
        "axis",
        "reversed",
        "rearranged",
    )
    is_named(spoil(target, "return np.transpose(result)"), target[2], *general)


@FEW
@given(some(lambda one: len(one) > 1))
def test_one_result_too_many(target) -> None:
    is_named(spoil(target, "return (*result, 1.0)"), target[2], "number-of-results", "shape", "no-error")


@FEW
@given(st.sampled_from([one for one in TARGETS if len(one[2].results) > 1]))
def test_results_in_another_order(target) -> None:
    general = (
        "results-swapped",
        "returned-type",
        "column-vector",
        "shape",
        "aggregated",
        "off-by-one",
        "not-aggregated",
    )
    is_named(spoil(target, "return tuple(result)[::-1]"), target[2], *general)


@FEW
@given(
    st.sampled_from(
        [
            Target(exercise, place, check)
            for exercise, place, check in TARGETS
            if any(
                isinstance(one, np.ndarray) and one.dtype.kind == "f" and one.size
                for case in check.make_cases()
                for one in case.arguments
                if not case.extreme and case.raises is None
            )
        ]
    )
)
def test_an_argument_changed(target) -> None:
    body = (
        "for one in arguments:",
        "    if isinstance(one, np.ndarray) and one.dtype.kind == 'f':",
        "        one += 1.0",
        "return result",
    )
    is_named(spoil(target, *body), target[2], "input-changed")


@FEW
@given(PLAIN)
def test_all_zeros(target) -> None:
    general = ("zeros", "factor", "differ", "component", "special-case", "rounded")
    is_named(spoil(target, "return np.zeros_like(result)"), target[2], *general)


@FEW
@given(PLAIN, st.sampled_from(["np.trunc(result)", "np.round(result, 1)", "np.floor(result)"]))
def test_digits_lost(target, spoilt) -> None:
    verdict = spoil(target, f"return {spoilt}")
    if verdict.status == WRONG:
        is_named(
            verdict,
            target[2],
            "rounded",
            "differ",
            "special-case",
            "zeros",
            "component",
            "factor",
            "reversed",
            "unstable",
        )


@FEW
@given(PLAIN, st.sampled_from(["np.square(result)", "np.sqrt(np.abs(result))", "np.abs(result)", "np.exp(result)"]))
def test_one_operation_more(target, spoilt) -> None:
    verdict = spoil(target, "with np.errstate(all='ignore'):", f"    return {spoilt}")
    if verdict.status == WRONG:
        assert verdict.diagnosis not in ("raised", "shape")
        assert len(verdict.lines()) >= 2


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: f"{target[0].id} {target[2].function}")
def test_the_right_answer_behind_a_wrapper_passes(target) -> None:
    exercise, _, check = target
    guard._first_reason.clear()
    text = exercise.read("solution.py") + SPOILT.format(
        name=check.function, body=f"return _right_{check.function}(*arguments)"
    )
    assert check_source(exercise, text, "file.py").status == "passed"
