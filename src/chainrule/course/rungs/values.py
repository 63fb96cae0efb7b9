"""The result has the right shape and wrong numbers: whose numbers are they?"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from chainrule.course.attempt import Attempt, outcome_of
from chainrule.course.checking import Check
from chainrule.course.comparison import Array, close_arrays, written
from chainrule.course.scale import Sized, constant_factor
from chainrule.course.verdict import Finding

Place = tuple[str, str, Callable[[tuple[int, ...]], Array]]
"""A place in an array: its name, how one says it, and the flat indices of its cells in a given shape."""

FACTORS = {
    "-1": ("has the wrong sign", "A minus is missing or too many, or a difference is turned round."),
    "m": ("is m times too large", "Did you sum over the examples? The mean divides by their number m, once."),
    "1/m": ("is m times too small", "You divide by the number of examples m once too often."),
    "n": (
        "is n times too large",
        "Something is summed over the n features that should not be, or divided too rarely.",
    ),
    "1/n": ("is n times too small", "You divide by the number of features n, which does not belong there."),
    "2": ("is twice the right one", "Is a factor ½ missing, or a 2 too many? Compare with the task's formula."),
    "1/2": ("is half of the right one", "Is a factor ½ too many, or a 2 missing? Compare with the task's formula."),
    "m/(m-1)": ("is m/(m-1) times too large", "You divide by m - 1; the mean over all examples divides by m."),
    "sqrt(m/(m-1))": (
        "is sqrt(m/(m-1)) times too large",
        "The standard deviation divides by m here, not by m - 1 (no ddof=1).",
    ),
    "1/ln 2": ("is in bits", "You took the logarithm to base 2; np.log is the natural one."),
    "1/ln 10": ("is in powers of ten", "You took the logarithm to base 10; np.log is the natural one."),
}
"""What the commonest factors mean; another one is named by its number."""


def misconception(attempt: Attempt) -> Finding | None:
    """Exactly what one of the exercise's known misconceptions gives."""
    if not attempt.wrong_cases:
        return None
    known = attempt.taken()
    return None if known is None else _found(attempt, known.name, known.what, known.mend)


def results_swapped(attempt: Attempt) -> Finding | None:
    """The members of the result are right, in another order."""
    if not attempt.wrong_cases or not attempt.check.results:
        return None
    names = attempt.check.results
    for order in itertools.permutations(range(len(names))):
        if order != tuple(range(len(names))) and _all_close(attempt, partial(_in_order, order)):
            return _found(
                attempt,
                "results-swapped",
                f"returns the right numbers in another order: {', '.join(names[k] for k in order)}",
                f"The order is {', '.join(names)}.",
            )
    return None


def arguments_swapped(attempt: Attempt) -> Finding | None:
    """What the right function gives when two of its arguments change places."""
    if not attempt.wrong_cases or not attempt.node:
        return None
    names = [argument.arg for argument in attempt.node.args.args]
    count = len(attempt.cases[0].arguments)
    for one, two in itertools.combinations(range(min(count, len(names))), 2):
        if not all(_same_kind(case.arguments[one], case.arguments[two]) for case in attempt.cases):
            continue

        def swapped(*arguments: Any, one: int = one, two: int = two) -> Any:
            changed = list(arguments)
            changed[one], changed[two] = changed[two], changed[one]
            return attempt.check.reference(*changed)

        if attempt.matches(swapped):
            return _found(
                attempt,
                "arguments-swapped",
                f"{names[one]} and {names[two]} are used in each other's place",
                f"Look where {names[one]} stands in your code and should be {names[two]}.",
                f"{names[one]} {names[two]}",
            )
    return None


def argument_unused(attempt: Attempt) -> Finding | None:
    """One of the arguments is never looked at, though the right answer depends on it."""
    if not attempt.wrong_cases or not attempt.node:
        return None
    read = {
        node.id
        for node in ast.walk(attempt.node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load | ast.Del)
    }
    changed = {
        node.target.id
        for node in ast.walk(attempt.node)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
    }
    for argument in attempt.node.args.args:
        if argument.arg not in read | changed:
            return _found(
                attempt,
                "argument-unused",
                f"never uses its argument {argument.arg}",
                f"The result depends on {argument.arg}: where does it come into the formula?",
                argument.arg,
                line=attempt.node.lineno,
            )
    return None


def examples_left_out(attempt: Attempt) -> Finding | None:
    """The right answer for all examples but one, or for one alone."""
    if not attempt.wrong_cases:
        return None
    ways = (
        (
            "last-left-out",
            slice(None, -1),
            "the last example is left out",
            "Check where the loop or the slice ends.",
        ),
        (
            "first-left-out",
            slice(1, None),
            "the first example is left out",
            "Check where the loop or slice begins: at 0.",
        ),
        (
            "first-only",
            slice(None, 1),
            "only the first example counts",
            "Does the function return inside its loop?",
        ),
        (
            "last-only",
            slice(-1, None),
            "only the last example counts",
            "Does each round overwrite what came before?",
        ),
    )
    for name, part, what, mend in ways:
        if attempt.matches(_on_part(attempt.check, part)) and _informative(attempt, part):
            return _found(attempt, name, what, mend)
    return None


def own_convention(attempt: Attempt) -> Finding | None:
    """Cost and gradient carry the same factor: another convention, and at one with itself."""
    partner = next(
        (
            check
            for check in attempt.checks
            if isinstance(check, Check) and check.gradient and check.gradient[0] == attempt.name
        ),
        None,
    )
    factor_ = _factor(attempt)
    if factor_ is None or partner is None or not callable(getattr(attempt.module, partner.function, None)):
        return None
    cases = [case for case in partner.make_cases() if not case.extreme]
    expected = [outcome_of(partner.reference, case) for case in cases]
    other = Attempt(attempt.source, partner, attempt.checks, attempt.module, cases, expected, [])
    if _factor(other) != factor_:
        return None
    return _found(
        attempt,
        "own-convention",
        f"your cost and your {partner.function} agree, both {factor_} times ours",
        "That is another book's convention. Put the course's factor into both: the task's formula has it.",
        factor_,
    )


def factor(attempt: Attempt) -> Finding | None:
    """The right result times a constant."""
    name = _factor(attempt)
    if name is None:
        return None
    what, mend = _say_factor(name)
    return _found(attempt, "factor", f"the result {what}", mend, name)


def misconception_times_factor(attempt: Attempt) -> Finding | None:
    """What a known misconception gives, times a constant."""
    if not attempt.wrong_cases:
        return None
    for known, answers in attempt.misconceptions:
        sized = attempt.sized(against=answers)
        name = constant_factor(sized) if sized else None
        if name is not None:
            what, _ = _say_factor(name)
            found = _found(attempt, known.name, known.what, known.mend)
            return replace(found, evidence=f"Besides, the result {what}.")
    return None


def component_times_factor(attempt: Attempt) -> Finding | None:
    """Some of the results are right, the others times a constant."""
    found = component(attempt)
    return found if found is not None and any(found.what.endswith(what) for what, _ in FACTORS.values()) else None


def component(attempt: Attempt) -> Finding | None:
    """Some of the results are right, one is wrong."""
    if not attempt.wrong_cases or not attempt.valued:
        return None
    names = attempt.check.results
    return _wrong_member(attempt, names) if names else _wrong_place(attempt)


def transformed(attempt: Attempt) -> Finding | None:
    """One more operation on the right numbers, or one less."""
    if not attempt.wrong_cases:
        return None
    for name, function, what, mend in _TRANSFORMATIONS:
        if _all_close(attempt, partial(_each, function)):
            return _found(attempt, name, what, mend)
    offset = _offset(attempt)
    if offset is not None:
        return _found(
            attempt, "offset", f"every number is {written(abs(offset))} too {'large' if offset > 0 else 'small'}",
            "Is something counted once too often, or a start value added?", written(offset),
        )  # fmt: skip
    return None


def rearranged(attempt: Attempt) -> Finding | None:
    """The right numbers in another order."""
    if not attempt.wrong_cases:
        return None
    for name, function, what, mend in _ORDERS:
        if _all_close(attempt, partial(_each, function)):
            return _found(attempt, name, what, mend)
    if all(
        close_arrays(np.sort(got.ravel()), np.sort(right.ravel()), attempt.relative_tolerance)
        for i in attempt.valued
        for got, right in zip(*(attempt.pair(i) or ([], [])), strict=True)
        if got.dtype.kind in "fiu" and right.dtype.kind in "fiu"
    ) and any(len(np.unique(right)) > 2 for i in attempt.valued for right in (attempt.pair(i) or ([], []))[1]):
        return _found(
            attempt,
            "rearranged",
            "the right numbers, but not in their places",
            "Which index runs over rows, which over columns?",
        )
    return None


def some_cases(attempt: Attempt) -> Finding | None:
    """Right in most cases, wrong in a special one that has a name."""
    wrong = attempt.wrong_cases
    named = [i for i in wrong if attempt.cases[i].about]
    if wrong and len(named) == len(wrong) and len(wrong) < len(attempt.ordinary):
        i = named[0]
        return _found(
            attempt,
            "special-case",
            f"right otherwise, wrong {attempt.cases[i].about}",
            attempt.cases[i].mend or "Follow this one call through your code line by line.",
            i=i,
        )
    return None


def not_a_number(attempt: Attempt) -> Finding | None:
    """There is nan or inf in the result of an ordinary case."""
    for i in attempt.wrong_cases:
        pair = attempt.pair(i)
        if pair is None:
            continue
        for got, right in zip(*pair, strict=True):
            if got.dtype.kind in "fc" and not np.isfinite(got).all() and np.isfinite(right).all():
                return _found(
                    attempt, "not-a-number", f"there is {'nan' if np.isnan(got).any() else 'inf'} in the result",
                    "Where can it divide by 0, or take the logarithm of 0, or grow without end?", i=i,
                )  # fmt: skip
    return None


def differ(attempt: Attempt) -> Finding | None:
    """Wrong, and nothing tells why: show it."""
    if not attempt.wrong_cases:
        return None
    few = len(attempt.wrong_cases) < len(attempt.ordinary)
    what = "the result is wrong in some cases" if few else "the result is wrong"
    return _found(attempt, "differ", what, "Work this one call out by hand and compare line by line.")


def _found(
    attempt: Attempt,
    name: str,
    what: str,
    mend: str,
    detail: str = "",
    line: int | None = None,
    i: int | None = None,
) -> Finding:
    """Make a finding with the simplest wrong case as its evidence."""
    i = attempt.wrong_cases[0] if i is None else i
    given, right = attempt.outcomes[i], attempt.expected[i]
    if attempt.cases[i].raises is not None or right.error is not None or given.error is not None:
        evidence = attempt.called(i)
    elif attempt.check.same is not None:
        evidence = f"{attempt.called(i)} gave {written(given.result, 34)}"
    else:
        evidence = compared(attempt, i)
    return Finding(name, what, mend, evidence, detail, line, attempt.data(i))


def compared(attempt: Attempt, i: int) -> str:
    """One call with the right and the given result, in one line; of several results only those that differ."""
    right, given = attempt.expected[i].result, attempt.outcomes[i].result
    names, pair = attempt.check.results, attempt.pair(i)
    if names and pair is not None and len(pair[0]) == len(names):
        wrong = [
            place
            for place in range(len(names))
            if not close_arrays(pair[0][place], pair[1][place], attempt.relative_tolerance)
        ]
        if len(wrong) == 1:
            call = f"{attempt.called(i)}, {names[wrong[0]]}"
            right, given = right[wrong[0]], given[wrong[0]]
            return (
                _fitted(lambda limit: call, right, given)
                if len(call) < 70
                else _fitted(lambda limit: f"{attempt.called(i, limit)}, {names[wrong[0]]}", right, given)
            )
    return _fitted(lambda limit: attempt.called(i, limit), right, given)


def _fitted(call: Callable[[int], str], right: Any, given: Any, width: int = 96) -> str:
    """The fullest wording that fits into one line."""
    for of_call, of_results in ((62, 34), (62, 24), (40, 34), (40, 24), (20, 34), (20, 24), (20, 14)):
        text = f"{call(of_call)}: right {written(right, of_results)}, yours {written(given, of_results)}"
        if len(text) <= width:
            return text
    return text


def _say_factor(name: str) -> tuple[str, str]:
    if name in FACTORS:
        return FACTORS[name]
    if name.startswith("-") and name[1:] in FACTORS:
        what, mend = FACTORS[name[1:]]
        return f"has the wrong sign and {what}", mend
    mend = (
        FACTORS["m"][1]
        if name.lstrip("-2").startswith("m")
        else "Compare with the task's formula, factor by factor."
    )
    return f"is {name} times the right one", mend


def _factor(attempt: Attempt) -> str | None:
    if not attempt.wrong_cases:
        return None
    sized = attempt.sized()
    return constant_factor(sized) if sized else None


def _in_order(order: Sequence[int], wanted: list[Array]) -> list[Array]:
    return [wanted[k] for k in order] if len(wanted) == len(order) else wanted


def _each(function: Callable[[Array], Array], wanted: list[Array]) -> list[Array]:
    return [function(array) for array in wanted]


def _all_close(attempt: Attempt, change: Callable[[list[Array]], list[Array]]) -> bool:
    """Whether the given results are `change` of the right ones in all cases, and not always the right ones."""
    if not attempt.valued or len(attempt.valued) < len(
        [i for i in attempt.ordinary if not attempt.cases[i].raises]
    ):
        return False
    differs = False
    for i in attempt.valued:
        given, wanted = attempt.pair(i) or ([], [])
        if any(array.dtype.kind not in "fiub" for array in wanted):
            return False
        with np.errstate(all="ignore"):
            changed = change(wanted)
        if not all(
            close_arrays(got, new, attempt.relative_tolerance) for got, new in zip(given, changed, strict=True)
        ):
            return False
        differs = differs or not all(
            close_arrays(got, old, attempt.relative_tolerance) for got, old in zip(given, wanted, strict=True)
        )
    return differs


def _same_kind(one: Any, two: Any) -> bool:
    if isinstance(one, np.ndarray | list) or isinstance(two, np.ndarray | list):
        return bool(np.shape(one) == np.shape(two))
    numbers = int | float | np.number
    return isinstance(one, numbers) and isinstance(two, numbers)


def _on_part(check: Check, part: slice) -> Callable[..., Any]:
    """The right function on a part of the examples: of every argument that has one row an example."""

    def on_part(*arguments: Any) -> Any:
        lengths = [len(one) for one in arguments if isinstance(one, np.ndarray | list) and np.ndim(one) > 0]
        if not lengths:
            return check.reference(*arguments)
        m = lengths[0]
        kept = [
            one[part] if isinstance(one, np.ndarray | list) and np.ndim(one) > 0 and len(one) == m else one
            for one in arguments
        ]
        return check.reference(*kept)

    return on_part


def _informative(attempt: Attempt, part: slice) -> bool:
    """Whether leaving examples out can be told from a result that is always empty or zero."""
    del part
    return all((attempt.cases[i].m or 2) > 1 or attempt.is_right(i) for i in attempt.ordinary) and any(
        array.size and array.any() for i in attempt.valued for array in (attempt.pair(i) or ([], []))[0]
    )


def _wrong_member(attempt: Attempt, names: tuple[str, ...]) -> Finding | None:
    wrong = {}
    for place, name in enumerate(names):
        pairs = [attempt.pair(i) or ([], []) for i in attempt.valued]
        if not all(close_arrays(got[place], right[place], attempt.relative_tolerance) for got, right in pairs):
            wrong[name] = place
    if not wrong or len(wrong) == len(names):
        return None
    listed = " and ".join(wrong)
    rest = " and ".join(name for name in names if name not in wrong)
    what, mend = "", "Compare its line with the task's formula."
    if len(wrong) == 1:
        sized = attempt.sized(next(iter(wrong.values())))
        factor_ = constant_factor(sized) if sized else None
        if factor_ is not None:
            what, mend = _say_factor(factor_)
        else:
            where = _place_of_wrong(
                [_members(attempt, i, next(iter(wrong.values()))) for i in attempt.valued], attempt
            )
            what = f"is wrong in {where[1]}" if where is not None else ""
    are = "are" if len(names) - len(wrong) > 1 else "is"
    return _found(
        attempt,
        "component",
        f"{rest} {are} right, {listed} {what or ('are wrong' if len(wrong) > 1 else 'is wrong')}",
        mend,
        listed,
    )


def _wrong_place(attempt: Attempt) -> Finding | None:
    """A result that is one array: only its first number, last number, first column, diagonal ... is wrong."""
    pairs = [_members(attempt, i, 0) for i in attempt.valued]
    if any(len((attempt.pair(i) or ([], []))[1]) != 1 for i in attempt.valued):
        return None
    place = _place_of_wrong(pairs, attempt)
    if place is None:
        return None
    name, what, cells = place
    sized = [
        Sized(
            got.ravel()[cells(got.shape)], right.ravel()[cells(got.shape)], attempt.cases[i].m, attempt.cases[i].n
        )
        for i, (got, right) in zip(attempt.valued, pairs, strict=True)
        if got.size
    ]
    of = constant_factor(sized)
    says, mend = _say_factor(of) if of is not None else ("", "Look at how that one is made.")
    where = f"right everywhere but in {what}" + (f", which {says}" if says else "")
    return _found(attempt, "component", where, mend, name)


def _members(attempt: Attempt, i: int, place: int) -> tuple[Array, Array]:
    given, wanted = attempt.pair(i) or ([], [])
    return given[place], wanted[place]


def _place_of_wrong(pairs: list[tuple[Array, Array]], attempt: Attempt) -> Place | None:
    """Where alone the given arrays differ from the right ones: a place that has a name."""
    masks = []
    for given, wanted in pairs:
        if wanted.ndim not in (1, 2) or given.shape != wanted.shape:
            return None
        got, right = given.astype(np.float64), wanted.astype(np.float64)
        scale = np.abs(right[np.isfinite(right)]).max(initial=0.0) or 1e-3
        masks.append(~np.isclose(got, right, rtol=0, atol=attempt.relative_tolerance * scale, equal_nan=True))
    if not masks or sum(mask.any() for mask in masks) < 2:
        return None
    for place in _PLACES:
        cells = place[2]
        if all(not np.delete(mask.ravel(), cells(mask.shape)).any() for mask in masks if mask.size) and all(
            mask.size > np.size(cells(mask.shape)) for mask in masks if mask.any()
        ):
            return place
    return None


def _cells(shape: tuple[int, ...], *index: Any) -> Array:
    return np.ravel(np.arange(int(np.prod(shape))).reshape(shape)[index])


_PLACES: tuple[Place, ...] = (
    ("0", "the first number (the first row)", lambda shape: _cells(shape, 0)),
    ("-1", "the last number (the last row)", lambda shape: _cells(shape, -1)),
    ("column 0", "the first column", lambda shape: _cells(shape, ..., 0)),
    ("column -1", "the last column", lambda shape: _cells(shape, ..., -1)),
    (
        "diagonal",
        "the diagonal",
        lambda shape: np.diag(_cells(shape, ...).reshape(shape)) if len(shape) == 2 else _cells(shape, 0),
    ),
)

_TRANSFORMATIONS: tuple[tuple[str, Callable[[Array], Array], str, str], ...] = (
    (
        "square-root-taken",
        lambda a: np.sqrt(a),
        "gives the square root of the right result",
        "Take the root away: squares are asked for.",
    ),
    (
        "square-missing",
        lambda a: np.where(a >= 0, np.sqrt(np.abs(a)), np.nan),
        "the square is missing",
        "Square before you go on.",
    ),
    (
        "squared",
        lambda a: np.square(a * 1.0),
        "gives the square of the right result",
        "There is one square too many.",
    ),
    (
        "absolute",
        lambda a: np.abs(a),
        "the signs are lost: an absolute value too many",
        "Keep the sign of the difference.",
    ),
    (
        "inverted",
        lambda a: 1 - a,
        "is 1 minus the right result: yes and no have changed places",
        "Turn the comparison or the difference round.",
    ),
    (
        "reciprocal",
        lambda a: 1 / a,
        "is 1 divided by the right result",
        "Numerator and denominator have changed places.",
    ),
    ("exponential", lambda a: np.exp(a), "gives e to the power of the right result", "A logarithm is missing."),
    (
        "logarithm",
        lambda a: np.log(a),
        "gives the logarithm of the right result",
        "The logarithm is not asked for here.",
    ),
    (
        "rounded",
        lambda a: np.trunc(a),
        "the numbers are cut to whole ones",
        "Is there a // or an array of integers? Make it float.",
    ),
    (
        "rounded",
        lambda a: np.round(a),
        "the numbers are rounded to whole ones",
        "Leave the rounding to whoever prints them.",
    ),
    ("rounded", lambda a: np.floor(a), "the numbers are rounded down", "Use / in place of //."),
    ("rounded", lambda a: np.round(a, 2), "the numbers are rounded", "Leave the rounding to whoever prints them."),
    ("rounded", lambda a: np.round(a, 3), "the numbers are rounded", "Leave the rounding to whoever prints them."),
    ("rounded", lambda a: np.round(a, 4), "the numbers are rounded", "Leave the rounding to whoever prints them."),
    (
        "zeros",
        lambda a: np.zeros_like(a),
        "always returns zeros",
        "Does what was computed reach the result, or is everything cut to whole numbers?",
    ),
)

_ORDERS: tuple[tuple[str, Callable[[Array], Array], str, str], ...] = (
    (
        "reversed",
        lambda a: a[::-1] if a.ndim else a,
        "the right numbers, in reverse order",
        "Turn the order round.",
    ),
    (
        "reversed",
        lambda a: a[:, ::-1] if a.ndim == 2 else a,
        "the columns are in reverse order",
        "Turn them round.",
    ),
    (
        "transposed",
        lambda a: a.T if a.ndim == 2 and a.shape[0] == a.shape[1] else a,
        "rows and columns have changed places",
        "Swap the two indices.",
    ),
    (
        "sorted",
        lambda a: np.sort(a, axis=0) if a.ndim else a,
        "the right numbers, but sorted",
        "Keep the order of the examples.",
    ),
)


def _offset(attempt: Attempt) -> float | None:
    """The constant that all results are off by, in every case."""
    found = []
    for i in attempt.valued:
        for got, right in zip(*(attempt.pair(i) or ([], [])), strict=True):
            if got.shape != right.shape or got.dtype.kind not in "fiu" or right.dtype.kind not in "fiu":
                return None
            found.append((got.astype(np.float64) - right).ravel())
    differences = np.concatenate(found) if found else np.empty(0)
    if differences.size < 4 or not np.isfinite(differences).all() or abs(differences[0]) < 1e-9:
        return None
    same = np.abs(differences - differences[0]).max() <= 1e-6 * max(1.0, abs(differences[0]))
    return float(np.round(differences[0], 9)) if same else None
