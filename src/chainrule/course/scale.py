"""The constant factor between a wrong result and the right one, told apart by trying several sizes.

One case cannot tell 7 from m when m is 7. Over three sizes, only one explanation remains.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chainrule.course.comparison import Array

TOLERANCE = 1e-6
FEWEST = 3
"""Cases with a right result other than 0 that an explanation needs."""

CONSTANTS = {"1": 1.0, "2": 2.0, "1/2": 0.5, "4": 4.0, "1/4": 0.25}
LOGARITHMS = {"1/ln 2": 1 / math.log(2), "1/ln 10": 1 / math.log(10), "ln 2": math.log(2), "ln 10": math.log(10)}
POWERS = (0, 1, -1, 2, -2)


@dataclass(frozen=True)
class Sized:
    """A given and a right result, and the size of the case: m examples, n features (None.

    There is no such size).
    """

    given: Array
    expected: Array
    m: int | None = None
    n: int | None = None


def ratio(given: Array, expected: Array) -> float | None:
    """The c with given = c · expected; None if there is none. NaN if both are 0: any c will do."""
    given, expected = given.astype(np.float64).ravel(), expected.astype(np.float64).ravel()
    if given.shape != expected.shape or not (np.isfinite(given).all() and np.isfinite(expected).all()):
        return None
    square = float(expected @ expected)
    if square == 0.0:
        return math.nan if not given.any() else None
    c = float(given @ expected) / square
    room = TOLERANCE * max(abs(c), TOLERANCE) * float(np.abs(expected).max())
    return c if bool((np.abs(given - c * expected) <= room + 1e-15).all()) else None


def constant_factor(cases: Sequence[Sized]) -> str | None:
    """Name the factor by which all results are wrong: "-1", "2", "m", "1/m", "-2m/n" ...; None if there is none.

    The simplest explanation that fits every case is taken; a factor of 1 is none.
    """
    found = []
    for case in cases:
        c = ratio(case.given, case.expected)
        if c is None:
            return None
        if not math.isnan(c):
            found.append((c, case.m, case.n))
    if len(found) < FEWEST:
        return None
    for name, factors in _explanations([(m, n) for _, m, n in found]):
        if all(
            abs(c - factor) <= TOLERANCE * abs(factor) for (c, _, _), factor in zip(found, factors, strict=True)
        ):
            return None if name == "1" else name
    first = found[0][0]
    if abs(first) > TOLERANCE and all(abs(c - first) <= TOLERANCE * abs(first) for c, _, _ in found):
        return f"{first:.4g}"
    return None


def _explanations(sizes: Sequence[tuple[int | None, int | None]]) -> Iterator[tuple[str, list[float]]]:
    """Every factor that is tried, by name, with its value for each size; the simplest first."""
    same = len(set(sizes)) == 1
    with_m = not same and all(m for m, _ in sizes)
    with_n = not same and all(n for _, n in sizes)
    tried = []
    for a in POWERS if with_m else (0,):
        for b in POWERS if with_n else (0,):
            for text, c in CONSTANTS.items():
                for sign in (1, -1):
                    values = [sign * c * (m or 1) ** a * (n or 1) ** b for m, n in sizes]
                    complexity = 2 * (abs(a) + abs(b)) + (a < 0) + (b < 0) + (c != 1.0) + (c < 1.0) + (sign < 0)
                    tried.append((complexity, _name(sign, text, a, b), values))
    tried.sort(key=lambda one: one[0])
    yield from ((name, values) for _, name, values in tried)
    for name, value in LOGARITHMS.items():
        for sign in (1, -1):
            yield ("-" if sign < 0 else "") + name, [sign * value] * len(sizes)
    if with_m and all((m or 0) > 1 for m, _ in sizes):
        yield "m/(m-1)", [(m or 0) / ((m or 0) - 1) for m, _ in sizes]
        yield "sqrt(m/(m-1))", [math.sqrt((m or 0) / ((m or 0) - 1)) for m, _ in sizes]
        yield "sqrt(m)", [math.sqrt(m or 0) for m, _ in sizes]
        yield "1/sqrt(m)", [1 / math.sqrt(m or 0) for m, _ in sizes]
    if with_n:
        yield "sqrt(n)", [math.sqrt(n or 0) for _, n in sizes]
        yield "1/sqrt(n)", [1 / math.sqrt(n or 0) for _, n in sizes]


def _name(sign: int, constant: str, a: int, b: int) -> str:
    """Write sign · constant · m^a · n^b as a fraction."""
    numerator, denominator = (constant if "/" not in constant else ""), constant.partition("/")[2]
    numerator = "" if numerator == "1" else numerator
    for letter, power in (("m", a), ("n", b)):
        if power > 0:
            numerator += letter + ("²" if power == 2 else "")
        elif power < 0:
            denominator += letter + ("²" if power == -2 else "")
    text = (numerator or "1") + (f"/{denominator}" if denominator else "")
    return ("-" if sign < 0 else "") + text
