"""Is the result of the right kind: something at all, numbers, as many as asked for, in the right shape and type?"""

from __future__ import annotations

import ast
import copy
import sys
import types
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

from chainrule.course.attempt import Attempt
from chainrule.course.comparison import Array, as_numbers, close_arrays, members_like, parts, written
from chainrule.course.verdict import Finding


def returned_none(attempt: Attempt) -> Finding | None:
    """It computes, and keeps the result to itself."""
    for i in _answered(attempt):
        given = attempt.outcomes[i].result
        if given is None and attempt.expected[i].result is not None:
            prints = any(
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
                for node in ast.walk(attempt.node or ast.Pass())
            )
            mend = "print shows a result; return hands it to the caller. Write return."
            if not prints:
                mend = "End with return and the result."
            if _returns_sometimes(attempt.node):
                mend = "Some way through the function ends without return: look at each if."
            return Finding(
                "returned-none", "returns None", mend, f"{attempt.called(i)} gave None", data=attempt.data(i)
            )
    return None


def returned_type(attempt: Attempt) -> Finding | None:
    """The result is not made of numbers."""
    for i in _answered(attempt):
        given, expected = attempt.outcomes[i].result, attempt.expected[i].result
        if parts(expected) is None or members_like(given, expected) is not None:
            continue
        kind = type(given).__name__
        evidence = f"{attempt.called(i)} gave {written(given, 30)}"
        wanted = kind_of(expected, attempt.check.results)
        mend = f"Return {wanted}."
        if isinstance(given, str):
            mend = f"Return {wanted}: the value, not its text."
        elif callable(given):
            mend = "Call it: a function's name alone is the function; with () behind it is its result."
        elif isinstance(expected, tuple) and as_numbers(given) is not None:
            return _wrong_number(attempt, i, 1, len(expected))
        elif isinstance(given, tuple) and not isinstance(expected, tuple):
            return _wrong_number(attempt, i, len(given), 1)
        elif isinstance(given, list | tuple) and len({np.shape(member) for member in given}) > 1:
            mend = f"Return {wanted}; its rows have different lengths."
        elif _has_none(given):
            mend = "There is a None in it: does the function that made it end with return?"
        return Finding(
            "returned-type", f"returns a {kind}, not {wanted}", mend, evidence, kind, data=attempt.data(i)
        )
    return None


def number_of_results(attempt: Attempt) -> Finding | None:
    """Two results where three are asked for."""
    for i in _answered(attempt):
        given, expected = attempt.outcomes[i].result, attempt.expected[i].result
        if isinstance(expected, tuple):
            got = members_like(given, expected)
            if got is not None and len(got) != len(expected):
                return _wrong_number(attempt, i, len(got), len(expected))
        elif isinstance(given, tuple) and np.ndim(expected) == 0:
            return _wrong_number(attempt, i, len(given), 1)
    return None


def broadcast_table(attempt: Attempt) -> Finding | None:
    """An array of shape (m, 1) met one of shape (m,), and every pair of them was computed."""
    if not attempt.wrong_cases:
        return None
    for i in attempt.wrong_cases:
        case = attempt.cases[i]
        if attempt.outcomes[i].error is not None or case.m is None or case.m < 2:
            continue
        tables = _tables_made(attempt, i)
        if tables:
            line, shapes, size = tables[0]
            wanted = [array.shape for array in parts(attempt.expected[i].result) or []]
            if (size, size) in wanted:
                return None
            return Finding(
                "broadcast-table",
                f"line {line} makes a {size}×{size} table out of shapes {shapes[0]} and {shapes[1]}",
                "NumPy pairs each row of the one with each of the other. Give both the same shape.",
                f"line {line}: {attempt.source.line(line)}",
                line=line,
                data=attempt.data(i),
            )
    return None


def wrong_shape(attempt: Attempt) -> Finding | None:
    """Numbers, but arranged otherwise: transposed, a column, one a row instead of one a column, one too few."""
    findings = list(_shape_findings(attempt))
    if not findings or findings[0].diagnosis == "shape":
        return None
    return findings[0]


def other_shape(attempt: Attempt) -> Finding | None:
    """Numbers in a shape that has no name."""
    return next(_shape_findings(attempt), None)


def wrong_dtype(attempt: Attempt) -> Finding | None:
    """The numbers' type is part of the task, and another one came."""
    wanted = attempt.check.dtype
    if wanted is None:
        return None
    for i in _answered(attempt):
        given = attempt.outcomes[i].result
        for member in given if isinstance(given, tuple) else (given,):
            if np.asarray(member).dtype != np.dtype(wanted):
                return Finding(
                    "dtype",
                    f"the numbers are {np.asarray(member).dtype}, {np.dtype(wanted)} is asked for",
                    f"array.astype(np.{np.dtype(wanted)}) makes such a copy.",
                    f"{attempt.called(i)}.dtype is {np.asarray(member).dtype}",
                    data=attempt.data(i),
                )
    return None


def kind_of(value: Any, names: tuple[str, ...] = ()) -> str:
    """What kind of result this is, as one would ask for it."""
    if isinstance(value, tuple):
        listed = ", ".join(names) if names else f"{len(value)} results"
        return f"{listed}" if names else listed
    if isinstance(value, list):
        return "a list of rows" if value and isinstance(value[0], list) else "a list of numbers"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"an array of shape {value.shape}"
    return "a number"


def _answered(attempt: Attempt) -> list[int]:
    return [i for i in attempt.ordinary if attempt.outcomes[i].error is None and attempt.cases[i].raises is None]


def _wrong_number(attempt: Attempt, i: int, given: int, expected: int) -> Finding:
    names = attempt.check.results
    wanted = ", ".join(names) if names and expected > 1 else f"{expected}"
    return Finding(
        "number-of-results",
        f"returns {given} result{'s' if given != 1 else ''}, "
        f"{expected} {'are' if expected != 1 else 'is'} asked for",
        f"End with return {wanted}."
        if names and expected > 1
        else f"Return {kind_of(attempt.expected[i].result)} alone.",
        f"{attempt.called(i)} gave {written(attempt.outcomes[i].result, 40)}",
        f"{given}",
        data=attempt.data(i),
    )


def _shape_findings(attempt: Attempt) -> Iterator[Finding]:
    """What is wrong with each shape, beginning with the largest case: there, no two sizes are alike by chance."""
    found = []
    for i in attempt.valued:
        given, wanted = attempt.pair(i) or ([], [])
        for place, (got, right) in enumerate(zip(given, wanted, strict=True)):
            if got.shape != right.shape and not (got.size == right.size == 0 and got.ndim <= 1):
                found.append((-right.size, i, place, got, right))
    found.sort(key=lambda one: one[:3])
    for _, i, place, got, right in found:
        yield _describe_shape(attempt, i, place, got, right)


def _describe_shape(attempt: Attempt, i: int, place: int, got: Array, right: Array) -> Finding:
    """Name the relation between a given shape and the right one."""
    names = attempt.check.results
    of = f"{names[place]} has" if names else "the result has"
    what = f"{of} shape {got.shape}, right is {right.shape}"
    tolerance = attempt.relative_tolerance

    def finding(diagnosis: str, mend: str, what: str = what) -> Finding:
        return Finding(diagnosis, what, mend, f"{attempt.called(i)}", data=attempt.data(i))

    if right.ndim == 2 and got.shape == right.shape[::-1] and right.shape[0] != right.shape[1]:
        return finding("transposed", "Rows and columns have changed places: rows are examples in this course.")
    if got.ndim == 2 and right.ndim == 1 and got.size == right.size:
        return finding(
            "column-vector", "One number an example is a flat array here: shape (m,), not (m, 1) or (1, m)."
        )
    if right.ndim == 2 and got.ndim == 1 and got.size == right.size:
        return finding("flat", f"Keep both axes: {right.shape}. array.reshape(…) or array[:, None] gives them.")
    if right.ndim == 0 and got.size == 1:
        return finding("one-number", "The result is one number, not an array with one number in it.")
    if right.ndim == 0 and got.ndim == 1:
        for diagnosis, value in (("mean", np.mean), ("sum", np.sum)):
            if got.size and close_arrays(np.asarray(value(got)), right, tolerance):
                return finding("not-aggregated", f"You have one number for each; return their {diagnosis}.")
        return finding("not-aggregated", "You have several numbers where one is asked for: sum or mean them.")
    if right.ndim == 1 and got.ndim == 0:
        for diagnosis, one, mend in (
            ("last-only", right[-1:], "Only the last one comes back: collect them, and do not overwrite."),
            ("first-only", right[:1], "Only the first one comes back: does the function return inside its loop?"),
        ):
            if one.size and right.size > 1 and close_arrays(got.reshape(1), one, tolerance):
                return finding(diagnosis, mend)
        for name, value in (("mean", np.mean), ("sum", np.sum)):
            if right.size and close_arrays(got, np.asarray(value(right)), tolerance):
                return finding("aggregated", f"You return the {name} of all; one number for each is asked for.")
        return finding(
            "aggregated", "One number came out where one for each is asked for: name the axis to sum over."
        )
    if right.ndim == 1 and got.ndim == 1:
        m, n = attempt.cases[i].m, attempt.cases[i].n
        if n is not None and m != n and right.shape == (n,) and got.shape == (m,):
            return finding("axis", "There is one number for each row; one for each column is asked for: axis=0.")
        if n is not None and m != n and right.shape == (m,) and got.shape == (n,):
            return finding("axis", "There is one number for each column; one for each row is asked for: axis=1.")
        difference = len(got) - len(right)
        if abs(difference) == 1:
            short, long = (got, right) if difference < 0 else (right, got)
            many = "one too few" if difference < 0 else "one too many"
            where = ""
            if close_arrays(long[:-1], short, tolerance):
                where = " at the end"
            elif close_arrays(long[1:], short, tolerance):
                where = " at the beginning"
            mend = f"There is {many}{where}: check where the counting starts and ends."
            return finding("off-by-one", mend, f"{of} {len(got)} numbers, right are {len(right)}")
    if (
        right.ndim == 2
        and got.ndim == 2
        and got.shape[0] == right.shape[0]
        and abs(got.shape[1] - right.shape[1]) == 1
    ):
        many = "one column too few" if got.shape[1] < right.shape[1] else "one column too many"
        return finding("off-by-one", f"There is {many}: compare with what the task lists.")
    return finding("shape", "Print the shapes line by line: where does it first differ from what you expect?")


class _Watched(np.ndarray[Any, Any]):
    """An array that tells when an element-wise operation blows two vectors up to a table."""

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        plain = [one.view(np.ndarray) if isinstance(one, _Watched) else one for one in inputs]
        if "out" in options:
            options["out"] = tuple(
                one.view(np.ndarray) if isinstance(one, _Watched) else one for one in options["out"]
            )
        result = getattr(ufunc, method)(*plain, **options)
        if method == "__call__" and len(plain) == 2 and ufunc.signature is None:
            _note_table(np.shape(plain[0]), np.shape(plain[1]), np.shape(result))
        return _watch(result)


_TABLES: list[tuple[int, tuple[Any, Any], int]] = []
_FILE = ""


def _note_table(one: tuple[int, ...], two: tuple[int, ...], result: tuple[int, ...]) -> None:
    if len(result) != 2 or result[0] != result[1] or result[0] < 2 or result in (one, two):
        return
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != _FILE:
        frame = frame.f_back
    if frame is not None:
        _TABLES.append((frame.f_lineno, (one, two), result[0]))


def _watch(value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.ndim:
        return value.view(_Watched)
    if isinstance(value, tuple):
        return tuple(_watch(member) for member in value)
    return value


def _tables_made(attempt: Attempt, i: int) -> list[tuple[int, tuple[Any, Any], int]]:
    """Run case `i` again with watched arrays; the lines that made a table of two vectors."""
    global _FILE
    _TABLES.clear()
    _FILE = attempt.source.file
    arguments = [_watch(argument) for argument in copy.deepcopy(attempt.cases[i].arguments)]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            attempt.function(*arguments)
        except (Exception, SystemExit):
            return []
    return list(_TABLES)


def _returns_sometimes(node: ast.AST | None) -> bool:
    return any(isinstance(one, ast.Return) and one.value is not None for one in ast.walk(node or ast.Pass()))


def _has_none(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(member is None or _has_none(member) for member in value)
