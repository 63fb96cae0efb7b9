"""check_grad finds what is wrong with a gradient, and finds nothing where nothing is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule.autodiff import Tensor, grad, op, ops
from chainrule.autodiff.check import MOST_COMPONENTS, check_grad
from chainrule.errors import ArgumentError, DTypeError, GradientCheckError, RuleError


def cube_with(rule: Any) -> Any:
    """x³ with a rule of the test's choice."""

    @op
    def cube(xp: Any, x: Any) -> Any:
        return x * x * x

    cube.vjp(rule)
    return cube


X = np.array([[0.5, -1.25, 2.0], [1.0, 0.75, -0.3]])


def message_of(function: Any, *arrays: Any, **options: Any) -> str:
    with pytest.raises(GradientCheckError) as caught:
        check_grad(function, *arrays, **options)
    return str(caught.value)


@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.parametrize(
    ("function", "arrays"),
    [
        (lambda x: np.sin(x), [X]),
        (lambda x: np.sum(np.exp(x) * x), [X]),
        (lambda x, y: x @ y.T, [X, X + 1]),
        (lambda x, y: ops.softmax(x / y, axis=0), [X, np.abs(X) + 1]),
        (lambda x: x, [X]),
        (lambda x: 3.0, [X]),
        (lambda x: x - np.mean(x), [X]),  # the gradient of the sum is 0 but for rounding
        (lambda x: x**3, [2.0]),
        (lambda x: x * 1e6, [X]),
        (lambda x: np.log(x), [np.array([1e-2, 1e3])]),
        (lambda x: x, [np.ones((0, 3))]),
        (lambda x: x * x, [[1, 2, 3]]),
        (lambda x: x * x, [Tensor([1.0, 2.0])]),
    ],
)
def test_right_gradients_pass(function: Any, arrays: Any, order: int) -> None:
    assert 0 <= check_grad(function, *arrays, order=order) < 1e-6


def test_it_says_which_argument_and_component_and_both_numbers() -> None:
    weights = np.zeros((2, 3))
    weights[1, 2] = 1.0
    half = op(lambda xp, a, b: xp.sum(a * b))
    half.vjp(lambda g, out, a, b: (g * b, g * a + 0.25 * weights))
    text = message_of(half, X, X + 1)
    assert "by argument 1 (b)" in text
    assert "expected: -0.3 at component (1, 2) (numerical)" in text
    assert "given:    -0.05 (by the rules)" in text
    assert "1 of 6 components differ" in text


@pytest.mark.parametrize(
    ("factor", "part"),
    [
        (2.0, "is 2 times the derivative: a factor 1/2 is missing"),
        (0.5, "is 1/2 times the derivative: a factor 2 is missing"),
        (1 / 3, "is 1/3 times the derivative: a mean where a sum is meant"),
        (6.0, "is 6 times the derivative: a sum where a mean is meant"),
        (-1.0, "is -1 times the derivative: its sign is turned"),
        (np.pi, "is 3.14159 times the derivative"),
        (0.0, "the whole gradient is 0: the graph was cut"),
    ],
)
def test_a_constant_factor_is_named(factor: float, part: str) -> None:
    cube = cube_with(lambda g, out, x: g * 3 * x * x * factor)
    assert part in message_of(cube, X)


@pytest.mark.parametrize("factor", [0.5, 2.0, 3.0, -0.25])
def test_a_factor_c_gives_the_difference_that_the_formula_says(factor: float) -> None:
    cube = cube_with(lambda g, out, x: g * 3 * x * x * factor)
    found = check_grad(cube, X, tolerance=10.0)
    assert found == pytest.approx(abs(factor - 1) / (abs(factor) + 1), rel=1e-6)


def test_a_graph_that_was_cut_is_found() -> None:
    assert "the whole gradient is 0" in message_of(lambda x: Tensor(x.data**2), X)


def test_order_2_finds_a_rule_that_is_right_and_whose_derivative_is_wrong() -> None:
    cube = cube_with(lambda g, out, x: g * 3 * x * (x.data if isinstance(x, Tensor) else x))
    assert check_grad(cube, X) < 1e-8
    text = message_of(cube, X, order=2)
    assert "the second derivative by argument 0 (x) is not the derivative" in text
    assert "1/2 times" in text


def test_large_arrays_are_checked_at_a_seeded_sample() -> None:
    large = np.random.default_rng(0).uniform(1, 2, (40, 30))
    calls = []

    def squared(x: Any) -> Any:
        calls.append(0)
        return (x * x).sum()

    first = check_grad(squared, large, seed=3)
    assert len(calls) == 2 + 2 * MOST_COMPONENTS
    assert check_grad(squared, large, seed=3) == first < 1e-7
    wrong = cube_with(lambda g, out, x: g * 3 * x * x * np.where(np.arange(1200).reshape(40, 30) % 2, 1.0, 1.1))
    assert "of 100 components differ" in message_of(wrong, large)


def test_a_kink_fails_and_points_beside_it_pass() -> None:
    assert "expected: 0.5" in message_of(ops.relu, 0.0)
    assert check_grad(ops.relu, np.array([-0.01, 0.01])) < 1e-8


def test_a_value_that_is_not_finite_is_not_let_pass() -> None:
    with np.errstate(all="ignore"):
        text = message_of(lambda x: np.log(x), np.array([1.0, 0.0]))
        assert "check at another point" in text
        assert "check at another point" in message_of(lambda x: x * np.nan, np.array([1.0]))


def test_the_arrays_are_not_changed_and_stay_the_callers() -> None:
    x = X.copy()
    x.flags.writeable = False
    check_grad(lambda x: x * x, x, order=2)
    np.testing.assert_array_equal(x, X)


def test_it_works_inside_another_derivative() -> None:
    def function(x: Any) -> Any:
        assert check_grad(lambda y: y * y, X) < 1e-8
        return x * x

    assert grad(function)(3.0) == 6.0


def test_a_rule_of_the_wrong_shape_is_named_before_numbers_are_compared() -> None:
    with pytest.raises(RuleError, match="rule of cube"):
        check_grad(cube_with(lambda g, out, x: np.ones((4, 4))), X)


@pytest.mark.parametrize("options", [{"order": 0}, {"order": 3}, {"tolerance": 0.0}, {"step": -1.0}, {"step": 0.0}])
def test_options_without_meaning_are_refused(options: Any) -> None:
    with pytest.raises(ArgumentError, match="check_grad"):
        check_grad(np.exp, X, **options)


def test_arguments_without_a_derivative_are_refused() -> None:
    with pytest.raises(ArgumentError, match="check_grad"):
        check_grad(np.exp)
    with pytest.raises(DTypeError, match="not an array of real numbers"):
        check_grad(np.exp, ["a"])
