"""Every op, compiled and as it is: the same values and gradients, for the rows of tests/autodiff/test_ops.py."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import chainrule as cr
from chainrule.errors import ChainruleError
from tests.autodiff.test_ops import TABLE, Row

quick = settings(max_examples=6, deadline=None, derandomize=True, database=None)
TOLERANCES = {np.float32: 1e-5, np.float64: 1e-10}


def value_and_gradients(row: Row, options: dict[str, Any]) -> Any:
    function = row.ours

    def both(*arrays: Any) -> Any:
        value, pull = cr.vjp(lambda *inputs: function(*inputs, **options), *arrays)
        return value, pull(np.ones_like(value))

    return both


def assert_same(given: Any, expected: Any, tolerance: float) -> None:
    given, expected = np.asarray(given), np.asarray(expected)
    assert (given.shape, given.dtype) == (expected.shape, expected.dtype)
    np.testing.assert_allclose(given, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("row", TABLE, ids=str)
@quick
@given(data=st.data(), dtype=st.sampled_from([np.float32, np.float64]))
def test_an_op_compiled_gives_what_it_gives_eagerly(row: Row, data: Any, dtype: Any) -> None:
    case = data.draw(row.cases)
    assume(all(array.size for array in case.arrays))
    arrays = [np.asarray(array) for array in case.inputs(dtype)]
    function = value_and_gradients(row, case.options)
    try:
        value, gradients = function(*arrays)
    except ChainruleError:
        assume(False)
    assume(np.size(value))
    compiled = cr.compile(function)
    for _ in range(2):  # as it was recorded, and replayed on arrays elsewhere
        given, given_gradients = compiled(*[array.copy() for array in arrays])
        assert_same(given, value, TOLERANCES[dtype])
        for one, other in zip(given_gradients, gradients, strict=True):
            assert_same(one, other, 3 * TOLERANCES[dtype])
    assert compiled.explain().startswith("GRAPH, recorded")


SPECIAL = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e30, -1e30, 1e-30]
UNARY = [
    "absolute", "cos", "elu", "erf", "exp", "expm1", "gelu", "leaky_relu", "log", "log1p", "negative",
    "relu", "sigmoid", "sin", "softplus", "sqrt", "square", "tanh", "softmax", "log_softmax",
    "logsumexp", "max", "min", "sum", "mean",
    "var", "prod", "cumsum",
]  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", UNARY)
def test_nan_and_infinity_go_through_as_they_do_eagerly(name: str, dtype: Any) -> None:
    function = getattr(cr.ops, name)
    x = np.array(SPECIAL, dtype=dtype)
    with np.errstate(all="ignore"):
        expected = function(x)
        given = cr.compile(lambda x: function(x))(x)
        np.testing.assert_allclose(given, expected, rtol=1e-6, equal_nan=True)
        # each by itself too, and in a table whose rows are reduced
        table = np.array([[a, b] for a in SPECIAL for b in SPECIAL], dtype=dtype)
        if name in ("softmax", "log_softmax"):
            return
        np.testing.assert_allclose(
            cr.compile(lambda x: function(x))(table), function(table), rtol=1e-5, equal_nan=True
        )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ["add", "subtract", "multiply", "divide", "maximum", "minimum", "power"])
def test_pairs_with_nan_and_infinity_give_what_they_give_eagerly(name: str, dtype: Any) -> None:
    function = getattr(cr.ops, name)
    a = np.repeat(np.array(SPECIAL, dtype=dtype), len(SPECIAL))
    b = np.tile(np.array(SPECIAL, dtype=dtype), len(SPECIAL))
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(
            cr.compile(lambda a, b: function(a, b))(a, b), function(a, b), rtol=1e-6, equal_nan=True
        )


def test_numpys_own_functions_are_compiled_too() -> None:
    def function(x: Any, y: Any) -> Any:
        ranked = np.argsort(x, axis=1)
        return np.where(x > y, np.floor(x), np.hypot(x, y)) + np.sort(y, axis=0) * ranked.astype(np.float64)

    generator = np.random.default_rng(0)
    x, y = generator.normal(size=(2, 5, 4))
    compiled = cr.compile(function)
    np.testing.assert_allclose(compiled(x, y), function(x, y), rtol=1e-14)
    np.testing.assert_allclose(compiled(y, x), function(y, x), rtol=1e-14)
    assert "hypot" in compiled.explain()


@pytest.mark.parametrize("kind", [np.int64, np.int32, np.uint8, np.bool])
def test_whole_numbers_and_truths_keep_their_types(kind: Any) -> None:
    def function(a: Any, b: Any) -> Any:
        return a == b, (a > b) & (b > 0), a.sum(), np.count_nonzero(b), a * 2.5, np.maximum(a, b), a.any(axis=0)

    a, b = np.random.default_rng(0).integers(0, 3, (2, 4, 3)).astype(kind)
    for one, other in zip(cr.compile(function)(a, b), function(a, b), strict=True):
        assert np.asarray(one).dtype == np.asarray(other).dtype
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    "function",
    [
        lambda x: x * x[0, 1],
        lambda x: x[-1, -1] + x[0],
        lambda x: (x[1, 2], x[1, ..., 2], x[:, 0][1]),
        lambda x: np.maximum(x @ x.T + x[2, 0], 0),
        lambda x: np.exp(x)[0, 0] * x,
    ],
)
@pytest.mark.parametrize("size", [4, 150])
def test_a_single_element_is_read_anew_each_time(function: Any, size: int) -> None:
    compiled = cr.compile(function)
    for seed in range(3):
        x = np.random.default_rng(seed).normal(size=(size, size))
        found, expected = compiled(x), function(x)
        np.testing.assert_allclose(np.hstack([*map(np.ravel, found)]), np.hstack([*map(np.ravel, expected)]))


def test_a_single_element_of_a_parameter_is_trained() -> None:
    def losses_of(compiled: bool) -> list[float]:
        w = cr.Tensor([0.5, -0.25])
        optimizer = cr.optim.SGD([w], 0.1)

        def step(x: Any, y: Any) -> Any:
            loss = ((x * w[0] + w[1] - y) ** 2).mean()
            loss.backward()
            optimizer.step()
            return loss.data

        taken = cr.compile(step) if compiled else step
        return [float(taken(x, 2 * x + 1)) for x in np.random.default_rng(0).normal(size=(20, 8))]

    np.testing.assert_allclose(losses_of(True), losses_of(False), rtol=1e-10)


def test_float16_is_computed_by_numpy() -> None:
    x = np.linspace(-2, 2, 12, dtype=np.float16).reshape(3, 4)
    compiled = cr.compile(lambda x: np.exp(x).sum(axis=0) + x[0])
    expected = np.exp(x).sum(axis=0) + x[0]
    assert compiled(x).dtype == np.float16
    np.testing.assert_allclose(compiled(x), expected, rtol=5e-3)
