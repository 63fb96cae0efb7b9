"""Compiled functions of arrays, and expressions in symbols."""

from __future__ import annotations

import doctest
import importlib
import pickle
from copy import deepcopy
from typing import Any

import numpy as np
import pytest

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.errors import ArgumentError, DataError, DTypeError, GraphError, ShapeError

generator = np.random.default_rng(0)
X, Y = generator.normal(size=(6, 3)), generator.normal(size=(6, 1))


# compile


def test_lists_dicts_and_numbers_go_in_and_come_out() -> None:
    def function(weights: dict[str, Any], inputs: list[Any], rate: float, power: int) -> Any:
        moved = {name: w - rate * inputs[0].sum() ** power for name, w in weights.items()}
        return moved, (inputs[0] @ inputs[1], None)

    weights = {"a": np.ones(2), "b": np.full((2, 2), 3.0)}
    compiled = cr.compile(function)
    for rate, power in ((0.1, 2), (0.2, 2), (0.1, 3)):
        moved, (product, nothing) = compiled(weights, [X, X.T], rate, power)
        right, (right_product, _) = function(weights, [X, X.T], rate, power)
        assert nothing is None
        np.testing.assert_allclose(product, right_product, rtol=1e-12)
        assert moved.keys() == right.keys()
        for name, value in moved.items():
            np.testing.assert_allclose(value, right[name], rtol=1e-12)


def test_each_shape_and_type_has_a_plan_of_its_own() -> None:
    compiled = cr.compile(lambda x: (x * 2).sum(axis=0))
    for x in (X, X[:4], X.astype(np.float32), X[0], np.arange(6), X[:, ::-1], np.asfortranarray(X)):
        expected = (x * 2).sum(axis=0)
        for _ in range(2):
            given = compiled(x)
            assert np.asarray(given).dtype == np.asarray(expected).dtype
            np.testing.assert_allclose(given, expected, rtol=1e-6)


def test_a_result_is_the_callers_own() -> None:
    compiled = cr.compile(lambda x: x + 1)
    first = compiled(X)
    compiled(2 * X)
    np.testing.assert_array_equal(first, X + 1)
    untouched = X.copy()
    compiled(X)[:] = 0
    np.testing.assert_array_equal(X, untouched)


def test_the_same_array_may_be_given_twice() -> None:
    compiled = cr.compile(lambda a, b: a * b - b)
    np.testing.assert_allclose(compiled(X, X), X * X - X)
    other = X[::-1].copy()
    np.testing.assert_allclose(compiled(other, X), other * X - X)
    np.testing.assert_allclose(compiled(X, other), X * other - other)


def test_gradients_are_compiled_and_compiled_functions_are_differentiated() -> None:
    def cost(w: Any) -> Any:
        return losses.mean_squared_error(cr.ops.tanh(X @ w), Y)

    w = np.ones((3, 1))
    np.testing.assert_allclose(cr.compile(cr.grad(cost))(w), cr.grad(cost)(w), rtol=1e-12)
    np.testing.assert_allclose(cr.grad(cr.compile(cost))(w), cr.grad(cost)(w), rtol=1e-12)
    np.testing.assert_allclose(cr.compile(cr.grad(cr.grad(lambda x: x**3)))(2.0), 12.0)


def test_a_training_step_of_ones_own_is_compiled_with_all_that_it_changes() -> None:
    def train(compiled: bool) -> Any:
        model = nn.Sequential(
            nn.Linear(3, 4, bias=False, dtype=np.float64, seed=0),
            nn.BatchNorm(4, dtype=np.float64),
            nn.Linear(4, 1, dtype=np.float64, seed=1),
        )
        optimizer = optim.Adam(model.parameters(), 0.01)

        def step(inputs: Any, targets: Any) -> Any:
            loss = losses.mean_squared_error(model(inputs), targets)
            loss.backward()
            optimizer.step()
            return loss.data

        step_taken = cr.compile(step) if compiled else step
        figures = [float(step_taken(X, Y)) for _ in range(20)]
        return figures, [array.copy() for array in model.state().values()], optimizer.steps

    (figures, state, steps), (right, right_state, right_steps) = train(True), train(False)
    assert steps == right_steps == 20
    np.testing.assert_allclose(figures, right, rtol=1e-10)
    for one, other in zip(state, right_state, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)


def test_explain_shows_every_stage() -> None:
    compiled = cr.compile(lambda x: np.exp(x * 1.0 + x * 1.0).T @ x)
    with pytest.raises(GraphError, match="no plan"):
        compiled.explain()
    compiled(X)
    text = compiled.explain()
    titles = "GRAPH, recorded|GRAPH, constants and identities|GRAPH, each value computed once|KERNELS|MEMORY|PLAN"
    for title in [*titles.split("|"), "def kernel(", "transposed=(True, False)", "math.exp("]:
        assert title in text, title


def test_a_model_with_plans_is_copied_and_pickled_without_them() -> None:
    model = nn.Linear(3, 2, dtype=np.float64, seed=0)
    expected = cr.predict(model, X)
    for other in (deepcopy(model), pickle.loads(pickle.dumps(model))):
        np.testing.assert_array_equal(cr.predict(other, X), expected)
        other.W.data *= 2
        other.load_state({"W": other.W.data, "b": np.ones(2)})
        np.testing.assert_allclose(cr.predict(other, X), 2 * expected + 1)
        np.testing.assert_array_equal(cr.predict(model, X), expected)


# variable and function


def test_an_expression_becomes_a_function() -> None:
    x, y = cr.variable("x", (6, 3)), cr.variable("y", (3,))
    product = cr.function([x, y], [x * y, cr.ops.exp(x).sum(axis=0), (x @ y).max()])
    given = product(X, Y[:3, 0])
    for one, other in zip(given, [X * Y[:3, 0], np.exp(X).sum(axis=0), (X @ Y[:3, 0]).max()], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12)


def test_gradient_descent_in_symbols_is_gradient_descent() -> None:
    x, y = cr.variable("x", (6, 3)), cr.variable("y", (6, 1))
    w, b = cr.Tensor(np.zeros((3, 1)), name="w"), cr.Tensor(np.zeros(1), name="b")
    loss = losses.mean_squared_error(x @ w + b, y)
    loss.backward()
    step = cr.function([x, y], loss, updates=[(w, w - 0.1 * w.grad), (b, b - 0.1 * b.grad)])
    own_w, own_b = np.zeros((3, 1)), np.zeros(1)
    for _ in range(10):
        error = X @ own_w + own_b - Y
        assert step(X, Y) == pytest.approx(float(np.mean(error**2)))
        own_w, own_b = own_w - 0.1 * 2 / 6 * X.T @ error, own_b - 0.1 * 2 / 6 * error.sum(axis=0)
        np.testing.assert_allclose(w.data, own_w, rtol=1e-12)
        np.testing.assert_allclose(b.data, own_b, rtol=1e-12)
    w.assign(np.ones((3, 1)))
    assert step(X, Y) == pytest.approx(float(np.mean((X @ np.ones((3, 1)) + own_b - Y) ** 2)))


def test_layers_and_labels_may_be_part_of_an_expression() -> None:
    labels = np.array([0, 1, 2, 0, 1, 2])
    layer = nn.Linear(3, 3, dtype=np.float64, seed=0)
    x, y = cr.variable("x", (6, 3)), cr.variable("y", (6,), np.int64)
    loss = losses.softmax_cross_entropy(layer(x), y)
    loss.backward()
    updates = {parameter: parameter - 0.5 * parameter.grad for parameter in layer.parameters()}
    step = cr.function([x, y], loss, updates)
    twin = nn.Linear(3, 3, dtype=np.float64, seed=0)
    optimizer = optim.SGD(twin.parameters(), 0.5)
    for _ in range(5):
        expected = losses.softmax_cross_entropy(twin(X), labels)
        assert step(X, labels) == pytest.approx(expected.item(), rel=1e-12)
        expected.backward()
        optimizer.step()
    np.testing.assert_allclose(layer.W.data, twin.W.data, rtol=1e-12)
    with pytest.raises(DataError):
        step(X, labels + 1)
    np.testing.assert_allclose(layer.W.data, twin.W.data, rtol=1e-12)


def test_what_is_written_of_a_shared_tensor_alone_follows_its_updates() -> None:
    x, w = cr.variable("x", (6, 3)), cr.Tensor(np.ones(3), name="w")
    penalty = cr.ops.absolute(w) ** 3  # computed at once, before any symbol
    loss = (x * w).sum() + penalty.sum()
    loss.backward()
    step = cr.function([x], loss, updates={w: w * 0.5 - 0.1 * w.grad})
    own = np.ones(3)
    for _ in range(5):
        assert step(X) == pytest.approx((X * own).sum() + (np.abs(own) ** 3).sum())
        own = own * 0.5 - 0.1 * (X.sum(axis=0) + 3 * np.sign(own) * own**2)
        np.testing.assert_allclose(w.data, own, rtol=1e-12)


def test_updates_see_the_values_from_before() -> None:
    a, b = cr.Tensor(np.array([1.0, 2.0]), name="a"), cr.Tensor(np.array([10.0, 20.0]), name="b")
    zero = cr.variable("zero", (2,))
    swap = cr.function([zero], None, updates={a: b + zero, b: a + zero})
    assert swap(np.zeros(2)) is None
    np.testing.assert_array_equal(a.data, [10.0, 20.0])
    np.testing.assert_array_equal(b.data, [1.0, 2.0])


def test_explain_of_a_function_names_its_symbols() -> None:
    x, w = cr.variable("x", (6, 3)), cr.Tensor(np.ones(3), name="w")
    text = cr.function([x], (x * w).sum(), updates={w: w * 0.5 + x.sum(axis=0)}).explain()
    assert "x " in text
    assert "w                ←" in text


def test_what_is_wrong_with_an_expression_is_said() -> None:
    x, y = cr.variable("x", (6, 3)), cr.variable("y", (6, 3))
    w = cr.Tensor(np.ones(3), name="w")
    with pytest.raises(ArgumentError, match="symbols that are not among its inputs") as caught:
        cr.function([x], x + y)
    assert "without y" in str(caught.value)
    with pytest.raises(ArgumentError, match="is no symbol"):
        cr.function([w], w)
    with pytest.raises(ArgumentError, match="only a Tensor of numbers can be updated"):
        cr.function([x], x, updates={x * 1.0: x})
    with pytest.raises(ShapeError, match="the update of w does not fit"):
        cr.function([x], x, updates={w: x})
    with pytest.raises(ArgumentError, match="not made of sizes"):
        cr.variable("z", (None, 3))  # type: ignore[arg-type]
    function = cr.function([x], x.sum())
    with pytest.raises(ArgumentError, match="wrong number of arrays"):
        function(X, X)
    with pytest.raises(ShapeError, match="x has another shape"):
        function(X.T)
    with pytest.raises(DTypeError, match="x is of another type"):
        function(X.astype(complex))
    assert function(np.ones((6, 3), dtype=int)) == 18


def test_the_examples_in_the_docstrings_run() -> None:
    room = importlib.import_module("chainrule.compiler.function")
    outcome = doctest.testmod(room, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.attempted > 0
    assert outcome.failed == 0
