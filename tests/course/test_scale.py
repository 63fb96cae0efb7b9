"""The scale fit: every factor that it has a name for is found, 7 is told from m, and noise is no factor."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.course.scale import CONSTANTS, POWERS, Sized, constant_factor, ratio

sizes = st.lists(st.tuples(st.integers(2, 40), st.integers(2, 12)), min_size=3, max_size=6).filter(
    lambda pairs: len({m for m, _ in pairs}) >= 3 and len({n for _, n in pairs}) >= 3
)


def cases(pairs: list[tuple[int, int]], factor: Callable[[int, int], float], seed: int = 0) -> list[Sized]:
    rng = np.random.default_rng(seed)
    found = []
    for m, n in pairs:
        right = rng.normal(size=3) + 3
        found.append(Sized(factor(m, n) * right, right, m, n))
    return found


@given(
    sizes,
    st.sampled_from(list(CONSTANTS)),
    st.sampled_from(POWERS),
    st.sampled_from(POWERS),
    st.sampled_from((1, -1)),
)
def test_the_factor_that_is_named_explains_every_case(pairs, constant, a, b, sign) -> None:
    def factor(m: int, n: int) -> float:
        return float(sign * CONSTANTS[constant] * float(m) ** a * float(n) ** b)

    name = constant_factor(cases(pairs, factor))
    if sign * CONSTANTS[constant] == 1 and a == b == 0:
        assert name is None
        return
    assert name is not None
    for m, n in pairs:
        assert math.isclose(value_of(name, m, n), factor(m, n), rel_tol=1e-5)


def value_of(name: str, m: int, n: int) -> float:
    """What a factor's name says, as a number."""
    text = name.replace("²", "**2").replace("-", "-1*", 1) if name.startswith("-") else name.replace("²", "**2")
    numerator, _, denominator = text.partition("/")

    def product(part: str) -> str:
        spaced = ""
        for sign in part:
            spaced += ("*" if spaced and spaced[-1].isalnum() and sign in "mn" else "") + sign
        return spaced.replace("*1*", "*")

    return float(eval(f"({product(numerator)})/({product(denominator) or 1})", {"m": m, "n": n}))


@pytest.mark.parametrize("m", [2, 3, 7, 16])
def test_seven_and_m_are_told_apart(m) -> None:
    assert constant_factor(cases([(m, 2), (m + 1, 3), (m + 4, 5)], lambda m, n: 7.0)) == "7"
    assert constant_factor(cases([(m, 2), (m + 1, 3), (m + 4, 5)], lambda m, n: float(m))) == "m"


@given(sizes, st.floats(0.1, 10))
def test_any_other_constant_is_named_by_its_number(pairs, c) -> None:
    name = constant_factor(cases(pairs, lambda m, n: c))
    if name is None:
        assert abs(c - 1) < 1e-5
    elif name.replace(".", "").isdigit():
        assert math.isclose(float(name), c, rel_tol=1e-3)


@given(sizes, st.integers(0, 1000))
def test_what_is_no_multiple_is_no_factor(pairs, seed) -> None:
    rng = np.random.default_rng(seed)
    found = [Sized(rng.normal(size=4), rng.normal(size=4), m, n) for m, n in pairs]
    assert constant_factor(found) is None


def test_logarithms_and_divisors_have_names() -> None:
    pairs = [(3, 2), (5, 3), (8, 4)]
    assert constant_factor(cases(pairs, lambda m, n: 1 / math.log(2))) == "1/ln 2"
    assert constant_factor(cases(pairs, lambda m, n: m / (m - 1))) == "m/(m-1)"
    assert constant_factor(cases(pairs, lambda m, n: math.sqrt(m))) == "sqrt(m)"


def test_two_cases_are_too_few_and_zeros_do_not_count() -> None:
    pairs = [(3, 2), (5, 3)]
    assert constant_factor(cases(pairs, lambda m, n: 2.0)) is None
    zero = Sized(np.zeros(3), np.zeros(3), 9, 9)
    assert constant_factor([*cases(pairs, lambda m, n: 2.0), zero]) is None
    assert constant_factor([*cases([(3, 2), (5, 3), (6, 7)], lambda m, n: 2.0), zero]) == "2"


def test_a_nonzero_result_where_zero_is_right_is_no_factor() -> None:
    wrong = Sized(np.ones(3), np.zeros(3), 9, 9)
    assert constant_factor([*cases([(3, 2), (5, 3), (6, 7)], lambda m, n: 2.0), wrong]) is None
    assert ratio(np.array([1.0, np.nan]), np.array([1.0, 2.0])) is None
