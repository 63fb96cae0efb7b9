"""The chain rule over recorded graphs: order, sharing, nesting, NumPy's protocols, and every error on the way."""

from __future__ import annotations

import gc
import math
import re
import subprocess
import sys
import threading
import warnings
import weakref
from collections import namedtuple
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule.autodiff import Tensor, grad, hessian, jacobian, no_grad, op, ops, value_and_grad, vjp
from chainrule.autodiff.engine import graph_of
from chainrule.errors import (
    ArgumentError,
    ChainruleError,
    DTypeError,
    GraphError,
    MutationError,
    NoRuleError,
    OutOfRangeError,
    RuleError,
    ShapeError,
)

torch = pytest.importorskip("torch")


@pytest.fixture
def rule_calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The upstream gradients with which the rule of `add` was called."""
    calls: list[Any] = []
    operation: Any = ops.add.op
    rule = operation.rule

    def counted(g: Any, out: Any, a: Any, b: Any) -> Any:
        calls.append(g)
        return rule(g, out, a, b)

    monkeypatch.setattr(operation, "rule", counted)
    return calls


# Order and sharing


def test_shared_node_receives_both_gradients() -> None:
    a = Tensor(3.0)
    b = a + a
    c = b + b
    c.backward()
    assert a.grad == 4.0


def test_a_value_used_on_a_short_and_on_a_long_way_waits_for_both() -> None:
    x = Tensor(2.0)
    y = x * x
    z = y + np.exp(np.sin(y)) * x
    z.backward()
    theirs = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    square = theirs * theirs
    (square + torch.exp(torch.sin(square)) * theirs).backward()
    assert x.grad == pytest.approx(theirs.grad.item(), rel=1e-14)


def test_60_doublings_take_60_rule_calls(rule_calls: list[Any]) -> None:
    x = Tensor(1.0)
    b = x
    for _ in range(60):
        b = b + b
    b.backward()
    assert len(rule_calls) == 60
    assert x.grad == 2.0**60


def test_a_chain_of_50000_ops_goes_back_without_recursion_and_is_deleted() -> None:
    program = """
import sys, threading
from chainrule.autodiff import Tensor, grad

def long_chain():
    sys.setrecursionlimit(60)
    x = Tensor(1.0)
    y = x
    for _ in range(50_000):
        y = y + 1.0
    y.backward()
    assert x.grad == 1.0, x.grad
    del y
    def far(z):
        for _ in range(50_000):
            z = z * 1.0
        return z
    assert grad(far)(2.0) == 1.0
    print("done")

threading.stack_size(512 * 1024)
thread = threading.Thread(target=long_chain)
thread.start()
thread.join()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "done"), ended.stderr


def test_a_graph_is_freed_with_its_result() -> None:
    x = Tensor([1.0, 2.0])
    middle = x * 2.0
    gone = weakref.ref(middle)
    result = (middle + 1.0).sum()
    result.backward()
    gc.disable()  # no cycles: nothing has to wait for the collector
    try:
        del middle, result
        assert gone() is None
    finally:
        gc.enable()


def test_the_graph_is_ordered_so_that_users_come_before_what_they_use() -> None:
    x = Tensor(1.0)
    nodes = graph_of(ops.sin(x) * x + ops.cos(x))
    position = {id(node): i for i, node in enumerate(nodes)}
    assert len(nodes) == len(position) == 5
    for node in nodes:
        assert all(position[id(value)] > position[id(node)] for value in node.inputs)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(
    steps=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 2)), min_size=1, max_size=15)
)
def test_random_graphs_have_the_gradients_of_torch(steps: list[tuple[int, int, int]]) -> None:
    start = [0.5, -0.75, 0.3]
    ours: list[Any] = [Tensor(value) for value in start]
    theirs = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in start]
    leaves = list(zip(ours, theirs, strict=True))
    for i, j, kind in steps:
        for values, sine in ((ours, np.sin), (theirs, torch.sin)):
            a, b = values[i % len(values)], values[j % len(values)]
            values.append(a * b if kind == 0 else a - b if kind == 1 else sine(a) + b)
    ours[-1].backward()
    theirs[-1].backward()
    for mine, reference in leaves:
        expected = 0.0 if reference.grad is None else reference.grad.item()
        assert float(0.0 if mine.grad is None else mine.grad) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_the_reference_graph_has_the_hand_worked_gradients() -> None:
    a, b, c = Tensor(2.0), Tensor(math.e), Tensor(3.0)
    out = 1 / ((a + np.log(b)) * c / 3)
    out.backward()
    assert float(out) == pytest.approx(1 / 3)
    assert a.grad == pytest.approx(-1 / 9)
    assert b.grad == pytest.approx(-1 / (9 * math.e))
    assert c.grad == pytest.approx(-1 / 9)


# What backward leaves behind


def test_gradients_accumulate_over_calls_of_backward() -> None:
    x = Tensor([1.0, 2.0])
    (x * x).sum().backward()
    first = x.grad
    (x * 3.0).sum().backward()
    np.testing.assert_array_equal(x.grad, [5.0, 7.0])
    np.testing.assert_array_equal(first, [2.0, 4.0])  # who kept the first gradient still has it
    result = (x * x).sum()
    result.backward()
    result.backward()
    np.testing.assert_array_equal(x.grad, [9.0, 15.0])


@pytest.mark.parametrize("shape", [(), (3,)])
def test_leaves_do_not_share_one_gradient_array(shape: tuple[int, ...]) -> None:
    a, b, c = (Tensor(np.ones(shape)) for _ in range(3))
    upstream = np.ones(shape)
    (a + (b + c)).backward(upstream)
    arrays = [a.grad, b.grad, c.grad, upstream]
    for i, one in enumerate(arrays):
        assert isinstance(one, np.ndarray)
        assert one.flags.writeable
        assert not any(np.shares_memory(one, other) for other in arrays[:i])


def test_gradients_do_not_share_memory_with_views_or_data() -> None:
    x, y = Tensor(np.ones((2, 3))), Tensor(np.ones((3, 2)))
    (x.T * 1.0 + y).sum().backward()
    (x.reshape(3, 2) + y).sum().backward()
    x.grad[...] = 7.0
    np.testing.assert_array_equal(y.grad, np.full((3, 2), 2.0))
    np.testing.assert_array_equal(x.data, np.ones((2, 3)))


def test_a_leaf_is_the_end_of_its_own_graph() -> None:
    x = Tensor(2.0)
    x.backward()
    assert x.grad == 1.0


def test_only_leaves_keep_a_gradient() -> None:
    x = Tensor(2.0)
    y = x * x
    (y * 3.0).backward()
    assert y.grad is None
    assert x.grad == 12.0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_gradient_is_an_array_of_the_shape_and_type_of_its_leaf(dtype: Any) -> None:
    for shape in [(), (1,), (2, 3), (0, 3)]:
        x = Tensor(np.ones(shape, dtype=dtype))
        (x * np.ones(3) + 2.0 if shape != () else x * 2.0).sum().backward()
        assert isinstance(x.grad, np.ndarray)
        assert (x.grad.shape, x.grad.dtype) == (shape, dtype)


def test_the_gradient_passed_to_backward_may_be_a_list_or_a_tensor() -> None:
    for upstream in ([1, 10], np.array([1, 10]), Tensor([1.0, 10.0])):
        x = Tensor([1.0, 2.0])
        (x * x).backward(upstream)
        assert isinstance(x.grad, np.ndarray)
        np.testing.assert_array_equal(x.grad, [2.0, 40.0])


def test_gradients_that_nobody_needs_are_not_computed() -> None:
    needed: list[str] = []

    @op
    def product(xp: Any, a: Any, b: Any) -> Any:
        return a * b

    @product.vjp
    def product_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
        def for_a() -> Any:
            needed.append("a")
            return g * b

        def for_b() -> Any:
            needed.append("b")
            return g * a

        return for_a, for_b

    product(Tensor(2.0), 3.0).backward()
    assert needed == ["a"]
    product(2.0, Tensor(3.0)).backward()
    assert needed == ["a", "b"]
    other = Tensor(5.0)
    assert grad(lambda x: product(x, other))(2.0) == 5.0
    assert needed == ["a", "b", "a"]
    assert grad(lambda x: product(other * other, other) + x)(2.0) == 1.0
    assert needed == ["a", "b", "a"]


def test_an_input_of_which_a_rule_says_none_gets_no_gradient() -> None:
    condition, x = Tensor([1.0, 0.0]), Tensor([3.0, 4.0])
    ops.where(condition, x, 0.0).sum().backward()
    assert condition.grad is None
    np.testing.assert_array_equal(x.grad, [1.0, 0.0])


# Graphs out of date


def test_a_parameter_that_was_assigned_to_makes_older_graphs_raise() -> None:
    W = Tensor(np.ones((2, 2)), name="W")
    loss = (W * W).sum()
    W.assign(np.zeros((2, 2)))
    with pytest.raises(GraphError, match="W was changed after multiply had used it") as caught:
        loss.backward()
    assert caught.value.mend == "compute the loss again, then loss.backward()"
    (W * W).sum().backward()
    np.testing.assert_array_equal(W.grad, np.zeros((2, 2)))


def test_a_renewed_birth_is_what_tells() -> None:
    x = Tensor(2.0)
    y = x * x
    x.renew()
    assert x.birth > y.birth
    with pytest.raises(GraphError, match="a parameter was changed"):
        y.backward()
    with pytest.raises(GraphError, match="a parameter was changed"):
        (y * 2.0).backward()
    assert grad(lambda z: y * z)(1.0) == 4.0  # nothing flows through the old graph here


def test_assign_keeps_the_array_and_refuses_other_shapes_and_computed_tensors() -> None:
    x = Tensor([1.0, 2.0])
    array = x.data
    x.assign([3, 4])
    assert x.data is array
    np.testing.assert_array_equal(array, [3.0, 4.0])
    with pytest.raises(ShapeError, match="assign: value does not fit"):
        x.assign(1.0)
    with pytest.raises(MutationError, match="only a leaf"):
        (x * 2.0).assign([1.0, 2.0])


# Recording


def test_nothing_is_recorded_under_no_grad() -> None:
    x = Tensor(2.0)
    with no_grad():
        y = x * x
        assert y.op is None
        assert y.inputs == ()
    assert (x * x).op is ops.multiply.op

    @no_grad()
    def silent(x: Any) -> Any:
        return x * x

    assert silent(x).op is None
    assert (x * x).op is not None


def test_no_grad_ends_with_an_error_too() -> None:
    with pytest.raises(ZeroDivisionError), no_grad():
        1 / 0  # noqa: B018
    assert (Tensor(1.0) * 2.0).op is not None


def test_derivatives_of_functions_record_even_under_no_grad() -> None:
    with no_grad():
        assert grad(lambda x: x**3)(2.0) == 12.0
        assert (Tensor(1.0) * 2.0).op is None


def test_backward_records_nothing() -> None:
    x = Tensor(2.0)
    (x * x).backward()
    assert isinstance(x.grad, np.ndarray)
    assert (x * x).op is not None


def test_constants_stay_arrays_and_are_not_recorded() -> None:
    assert type(ops.add(np.ones(2), 1.0)) is np.ndarray
    assert type(ops.einsum("i->", np.ones(2))) is not Tensor


def test_each_thread_records_by_itself() -> None:
    start = threading.Barrier(2)
    errors: list[Any] = []

    def quiet() -> None:
        start.wait()
        with no_grad():
            errors.extend(made for made in (Tensor(1.0) * 2.0 for _ in range(300)) if made.op is not None)

    def recorded() -> None:
        start.wait()
        errors.extend(made for made in (Tensor(1.0) * 2.0 for _ in range(300)) if made.op is None)

    threads = [threading.Thread(target=work) for work in (quiet, recorded)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_derivative_taken_in_another_thread_does_not_look_nested() -> None:
    inside, done, found = threading.Event(), threading.Event(), []

    def slow(x: Any) -> Any:
        inside.set()
        done.wait(timeout=30)
        return x * x

    thread = threading.Thread(target=lambda: found.append(grad(slow)(3.0)))
    thread.start()
    assert inside.wait(timeout=30)
    value, gradient = value_and_grad(lambda x: x * x)(2.0)
    done.set()
    thread.join()
    assert type(value) is float
    assert isinstance(gradient, np.ndarray)
    assert found == [6.0]


def test_threads_share_parameters_and_agree() -> None:
    W = Tensor(np.arange(6.0).reshape(2, 3))
    rows = np.random.default_rng(0).standard_normal((4, 5, 2))
    expected = [grad(lambda w, x=x: np.sum(np.tanh(x @ w)))(W.data) for x in rows]
    results: dict[int, Any] = {}

    def work(i: int) -> None:
        for _ in range(20):
            results[i] = grad(lambda w: np.sum(np.tanh(rows[i] @ w)))(W.data)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for i, gradient in enumerate(expected):
        np.testing.assert_array_equal(results[i], gradient)


# Derivatives of functions


def test_grad_of_grad_of_grad() -> None:
    function: Any = np.sin
    for expected in (np.cos(0.7), -np.sin(0.7), -np.cos(0.7), np.sin(0.7)):
        function = grad(function)
        assert function(0.7) == pytest.approx(expected, rel=1e-12)
        assert isinstance(function(0.7), np.ndarray)


def test_inner_and_outer_variables_are_not_confused() -> None:
    assert grad(lambda x: x * grad(lambda y: x + y)(1.0))(2.0) == 1.0
    assert grad(lambda x: x * grad(lambda y: x * y)(1.0))(3.0) == 6.0
    assert grad(lambda x: grad(lambda y: x * y * y)(x))(3.0) == 12.0
    # the same Tensor as a variable of the inner and of the outer derivative
    x = Tensor(3.0)
    inner = grad(lambda y: y * x)(x)
    assert float(inner) == 3.0


def test_gradients_flow_through_closures() -> None:
    scale = Tensor(5.0)
    result = grad(lambda x: scale * x * x)(Tensor(2.0))
    result.backward()
    assert scale.grad == 4.0
    assert grad(lambda s: grad(lambda x: s * x * x)(2.0))(5.0) == 4.0


def test_arguments_may_be_dicts_lists_and_tuples() -> None:
    parameters = {"W": np.ones((2, 2)), "b": [np.zeros(2), 3.0], "c": (np.ones(1),)}
    X = np.array([[1.0, 2.0]])

    def loss(p: Any, x: Any) -> Any:
        return np.sum((x @ p["W"] + p["b"][0]) * p["b"][1]) + p["c"][0].sum()

    value, gradients = value_and_grad(loss)(parameters, X)
    assert value == 19.0
    assert list(gradients) == ["W", "b", "c"]
    np.testing.assert_array_equal(gradients["W"], [[3.0, 3.0], [6.0, 6.0]])
    np.testing.assert_array_equal(gradients["b"][0], [3.0, 3.0])
    assert gradients["b"][1] == 6.0
    assert isinstance(gradients["c"], tuple)


def test_named_tuples_come_back_as_such() -> None:
    Line = namedtuple("Line", ["slope", "offset"])
    gradients = grad(lambda line: line.slope * 2.0 + line.offset)(Line(1.0, 5.0))
    assert type(gradients) is Line
    assert (gradients.slope, gradients.offset) == (2.0, 1.0)


def test_argnums_choose_the_arguments() -> None:
    def function(a: Any, b: Any, *, c: float) -> Any:
        return a * b * b * c

    assert grad(function, argnums=1)(2.0, 3.0, c=1.0) == 12.0
    gradients = grad(function, argnums=(1, 0))(2.0, 3.0, c=2.0)
    assert isinstance(gradients, tuple)
    assert gradients == (24.0, 18.0)


def test_what_the_result_does_not_depend_on_has_the_gradient_0() -> None:
    value, (first, second) = value_and_grad(lambda a, b: np.sum(a), argnums=(0, 1))(np.ones(2), np.ones((3, 1)))
    assert value == 2.0
    np.testing.assert_array_equal(first, np.ones(2))
    np.testing.assert_array_equal(second, np.zeros((3, 1)))
    assert grad(lambda x: 7.0)(2.0) == 0.0
    assert grad(grad(lambda x: 3.0 * x))(2.0) == 0.0


def test_whole_numbers_are_differentiated_as_float64() -> None:
    gradient = grad(lambda x: x**2)(3)
    assert gradient == 6.0
    assert gradient.dtype == np.float64


def test_gradients_are_the_callers_own_arrays() -> None:
    x = np.ones(3)
    first, second = grad(lambda a, b: np.sum(a + b), argnums=(0, 1))(x, x)
    assert first.flags.writeable
    assert not np.shares_memory(first, second)


def test_create_graph_gives_tensors_that_can_be_differentiated() -> None:
    x = Tensor([1.0, 2.0])
    gradient = grad(lambda x: np.sum(x**3), create_graph=True)(x)
    assert type(gradient) is Tensor
    gradient.sum().backward()
    np.testing.assert_allclose(x.grad, [6.0, 12.0])
    assert type(grad(lambda x: x**2, create_graph=True)(2.0)) is Tensor
    assert isinstance(grad(lambda x: x**2, create_graph=False)(Tensor(2.0)), np.ndarray)


def test_a_gradient_penalty_trains_through_its_gradient() -> None:
    W = np.random.default_rng(0).standard_normal((3, 2))
    X = np.random.default_rng(1).standard_normal((4, 3))

    def penalty(w: Any) -> Any:
        gradient = grad(lambda x: np.sum(np.tanh(x @ w)))(X)
        return np.sum(gradient**2)

    theirs, x = torch.tensor(W, requires_grad=True), torch.tensor(X, requires_grad=True)
    (inner,) = torch.autograd.grad(torch.tanh(x @ theirs).sum(), x, create_graph=True)
    inner.square().sum().backward()
    np.testing.assert_allclose(grad(penalty)(W), theirs.grad.numpy(), rtol=1e-10)


def vector_function(x: Any) -> Any:
    exp = torch.exp if isinstance(x, torch.Tensor) else np.exp
    return exp(x[:2]) * x[1:] + x[0] * x[2]


def number_function(x: Any) -> Any:
    log = torch.log if isinstance(x, torch.Tensor) else np.log
    return (log(x) * x[0]).sum() * x[1] ** 3


POINT = np.array([0.5, 1.5, 2.5])


def test_jacobian_equals_that_of_torch() -> None:
    expected = torch.autograd.functional.jacobian(vector_function, torch.tensor(POINT))
    np.testing.assert_allclose(jacobian(vector_function)(POINT), expected.numpy(), rtol=1e-12)
    np.testing.assert_allclose(jacobian(vector_function)(POINT.tolist()), expected.numpy(), rtol=1e-12)


def test_hessian_equals_that_of_torch() -> None:
    expected = torch.autograd.functional.hessian(number_function, torch.tensor(POINT))
    np.testing.assert_allclose(hessian(number_function)(POINT), expected.numpy(), rtol=1e-12)


def test_jacobians_of_every_rank_have_the_shape_of_output_and_input() -> None:
    assert jacobian(lambda x: x * 2)(3.0).shape == ()
    assert jacobian(lambda x: x.sum())(np.ones((2, 3))).shape == (2, 3)
    assert jacobian(lambda x: np.stack([x, x]))(np.ones((2, 3))).shape == (2, 2, 3, 2, 3)
    assert jacobian(lambda x: x[:0])(np.ones(3)).shape == (0, 3)
    np.testing.assert_array_equal(jacobian(lambda x: np.ones(2))(np.ones(3)), np.zeros((2, 3)))


def test_third_derivatives_through_hessian() -> None:
    third = jacobian(hessian(lambda x: np.sum(x**4)))(np.array([1.0, 2.0]))
    expected = np.zeros((2, 2, 2))
    expected[0, 0, 0], expected[1, 1, 1] = 24.0, 48.0
    np.testing.assert_allclose(third, expected)


def test_vjp_gives_the_value_and_pulls_several_directions() -> None:
    value, pull = vjp(lambda a, b: a @ b, np.ones((2, 3)), np.ones(3))
    assert isinstance(value, np.ndarray)
    np.testing.assert_array_equal(value, [3.0, 3.0])
    for direction in ([1.0, 0.0], [0.0, 2.0]):
        for_a, for_b = pull(direction)
        np.testing.assert_array_equal(for_a, np.outer(direction, np.ones(3)))
        np.testing.assert_array_equal(for_b, np.full(3, sum(direction)))


def test_the_pull_of_a_vjp_can_be_differentiated_by_its_direction() -> None:
    _, pull = vjp(lambda x: x * x, np.array([1.0, 2.0]))
    direction = Tensor([1.0, 1.0])
    (pulled,) = pull(direction)
    pulled.sum().backward()
    np.testing.assert_array_equal(direction.grad, [2.0, 4.0])


# NumPy's protocols


def test_numpys_functions_run_on_tensors() -> None:
    x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    for given_, expected in [
        (np.exp(x), np.exp(x.data)),
        (np.sum(x, axis=0), x.data.sum(axis=0)),
        (np.mean(x, 1), x.data.mean(1)),
        (np.var(x, ddof=1), x.data.var(ddof=1)),
        (np.amax(x, axis=1, keepdims=True), x.data.max(axis=1, keepdims=True)),
        (np.where(x > 2, x, 0.0), np.where(x.data > 2, x.data, 0.0)),
        (np.concatenate([x, x.data], axis=1), np.concatenate([x.data, x.data], axis=1)),
        (np.stack((x, x)), np.stack((x.data, x.data))),
        (np.eye(2) @ x, x.data),
        (np.ones(2) + x, 1 + x.data),
        (np.ones(2) - x, 1 - x.data),
        (np.float64(2.0) * x, 2 * x.data),
        (np.clip(x, a_min=2, a_max=3), np.clip(x.data, 2, 3)),
        (np.clip(x, 2, 3), np.clip(x.data, 2, 3)),
        (np.pad(x, 1, constant_values=2.0), np.pad(x.data, 1, constant_values=2.0)),
        (np.pad(x, 1, mode="constant"), np.pad(x.data, 1, mode="constant")),
        (
            np.pad(x, ((1, 0), (0, 2)), "constant", constant_values=3),
            np.pad(x.data, ((1, 0), (0, 2)), constant_values=3),
        ),
        (np.reshape(x, (4,)), x.data.reshape(4)),
        (np.transpose(x, (1, 0)), x.data.T),
        (np.einsum("ij,j->i", x, np.ones(2)), x.data.sum(1)),
        (np.maximum(np.full(2, 2.5), x), np.maximum(2.5, x.data)),
        (np.dot(x, x), x.data @ x.data),
        (np.flip(x, 0), x.data[::-1]),
        (np.abs(-x), x.data),
    ]:
        assert type(given_) is Tensor
        assert given_.op is not None
        np.testing.assert_array_equal(given_.data, expected)


def test_functions_without_a_slope_give_plain_arrays() -> None:
    x = Tensor([1.4, -2.6])
    for given_, expected in [
        (np.sign(x), [1, -1]),
        (np.floor(x), [1, -3]),
        (np.round(x), [1, -3]),
        (np.argmax(x), 0),
        (np.isfinite(x), [True, True]),
        (np.zeros_like(x), [0, 0]),
        (np.shape(x), (2,)),
        (np.allclose(x, x), True),
        (np.argsort(x), [1, 0]),
    ]:
        assert not isinstance(given_, Tensor)
        np.testing.assert_array_equal(given_, expected)


def test_comparisons_give_plain_arrays() -> None:
    x, y = Tensor([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 2.0])
    for given_, expected in [
        (x < y, [True, False, False]),
        (x <= y, [True, True, False]),
        (x > 2, [False, False, True]),
        (x >= Tensor(y), [False, True, True]),
        (x == y, [False, True, False]),
        (x != 2.0, [True, False, True]),
        (y < x, [False, False, True]),
        (y == x, [False, True, False]),
        (np.float64(2.0) >= x, [True, True, False]),
    ]:
        assert type(given_) is np.ndarray
        np.testing.assert_array_equal(given_, expected)
    assert len({x, x, Tensor([1.0])}) == 2  # a Tensor is a key by what it is, not by its numbers


def test_numpy_functions_without_a_rule_say_what_there_is() -> None:
    x = Tensor([1.0, 2.0])
    with pytest.raises(NoRuleError, match=re.escape("np.linalg.norm has no derivative rule")) as caught:
        np.linalg.norm(x)
    assert "np.absolute" in str(caught.value.expected)
    assert "sqrt" in str(caught.value.expected)
    assert "@chainrule.op" in str(caught.value.mend)
    with pytest.raises(NoRuleError, match=re.escape("np.arctan has no derivative rule")):
        np.arctan(x)
    with pytest.raises(NoRuleError, match=re.escape("np.log10 has no")) as caught:
        np.log10(x)
    assert "np.log1p, if that is what you meant" in str(caught.value.mend)


def test_methods_of_ufuncs_have_no_rule() -> None:
    with pytest.raises(NoRuleError, match=re.escape("np.add.reduce has no derivative rule")):
        np.add.reduce(Tensor([1.0, 2.0]))
    with pytest.raises(NoRuleError, match=re.escape("np.multiply.outer has no derivative rule")):
        np.multiply.outer(Tensor([1.0, 2.0]), Tensor([1.0, 2.0]))


def test_nothing_is_written_into_a_tensor_or_from_one_into_an_array() -> None:
    x, array = Tensor([1.0, 2.0]), np.zeros(2)
    with pytest.raises(MutationError, match=re.escape("np.exp cannot write its result into a Tensor")):
        untyped(np.exp)(np.ones(2), out=x)
    with pytest.raises(MutationError, match=re.escape("np.add cannot write a Tensor's result into an array")):
        array += x
    with pytest.raises(MutationError, match=re.escape("np.exp cannot write")):
        np.exp(x, out=array)
    np.testing.assert_array_equal(array, [0.0, 0.0])
    np.testing.assert_array_equal(x.data, [1.0, 2.0])


def test_an_augmented_assignment_makes_a_new_tensor() -> None:
    x = Tensor([1.0, 2.0])
    y = x
    y += 1.0
    assert y is not x
    np.testing.assert_array_equal(x.data, [1.0, 2.0])
    y.sum().backward()
    np.testing.assert_array_equal(x.grad, [1.0, 1.0])


def test_a_tensor_does_not_turn_into_an_array_without_a_word() -> None:
    x = Tensor([1.0, 2.0])
    for call in (
        np.array,
        np.asarray,
        lambda x: np.array([x, x]),
        lambda x: Tensor([x, x]),
        lambda x: np.mean([x]),
    ):
        with pytest.raises(GraphError, match="does not turn into an array by itself"):
            call(x)


def test_elements_cannot_be_set() -> None:
    x = Tensor([1.0, 2.0])
    with pytest.raises(MutationError, match="cannot be changed in place") as caught:
        x[0] = 5.0
    assert "np.where(mask, value, tensor)" in str(caught.value.mend)
    np.testing.assert_array_equal(x.data, [1.0, 2.0])


# A Tensor as a Python object


def test_one_element_becomes_a_number() -> None:
    x = Tensor([[2.5]])
    assert float(x) == x.item() == 2.5
    assert type(x.item()) is float
    assert int(x) == 2
    assert f"{x:.3f}" == "2.500"
    assert f"{Tensor(0.5)}" == repr(Tensor(0.5))
    assert bool(Tensor(0.0)) is False
    assert bool(Tensor([3.0])) is True


def test_more_than_one_element_does_not() -> None:
    x = Tensor([1.0, 2.0])
    for call in (float, int, bool, Tensor.item, "{:.2f}".format):
        with pytest.raises(ValueError, match="array"):
            call(x)


def test_length_and_iteration_follow_the_first_axis() -> None:
    x = Tensor([[1.0, 2.0], [3.0, 4.0]])
    assert len(x) == 2
    rows = list(x)
    assert all(type(row) is Tensor for row in rows)
    (rows[0] * rows[1]).sum().backward()
    np.testing.assert_array_equal(x.grad, [[3.0, 4.0], [1.0, 2.0]])
    first, second = x
    assert float(first[0] + second[1]) == 5.0
    for call in (len, list):
        with pytest.raises(TypeError):
            call(Tensor(1.0))


def test_repr_shows_numbers_type_name_and_maker() -> None:
    x = Tensor(np.array([1, 2], dtype=np.float32), name="x")
    assert repr(x) == "Tensor([1., 2.], dtype=float32, name='x')"
    assert repr(Tensor(1.5) * 2.0) == "Tensor(3., made by multiply)"


def test_shape_and_type_are_those_of_the_array() -> None:
    x = Tensor(np.zeros((2, 3), dtype=np.float32))
    assert (x.shape, x.ndim, x.size) == ((2, 3), 2, 6)
    assert x.dtype == np.float32


def test_an_array_is_shared_and_its_type_kept() -> None:
    array = np.ones(2, dtype=np.float32)
    assert Tensor(array).data is array
    assert Tensor(Tensor(array)).data is array
    assert Tensor([1, 2]).dtype == np.float64
    assert Tensor([True, False]).dtype == np.float64


@pytest.mark.parametrize("data", ["a", None, [1j], [[1.0], [1.0, 2.0]], object(), {"a": 1}, np.array(["a"])])
def test_what_is_no_number_is_refused(data: Any) -> None:
    with pytest.raises(DTypeError, match="Tensor: data are not real numbers"):
        Tensor(data)


def test_methods_equal_the_functions_of_the_same_name() -> None:
    x = Tensor(np.arange(1.0, 7.0).reshape(2, 3))
    a = x.data
    for given_, expected in [
        (x.sum(0), a.sum(0)),
        (x.mean(axis=1, keepdims=True), a.mean(axis=1, keepdims=True)),
        (x.var(correction=1), a.var(ddof=1)),
        (x.std(0), a.std(0)),
        (x.max(1), a.max(1)),
        (x.min(), a.min()),
        (x.prod(0), a.prod(0)),
        (x.cumsum(1), a.cumsum(1)),
        (x.clip(2, 5), a.clip(2, 5)),
        (x.clip(max=3), a.clip(max=3)),
        (x.T, a.T),
        (x.mT, a.mT),
        (x.transpose(), a.T),
        (x.transpose(1, 0), a.T),
        (x.reshape(3, 2), a.reshape(3, 2)),
        (x.reshape((6,)), a.reshape(6)),
        (x.reshape(-1), a.reshape(-1)),
        (x.ravel(), a.ravel()),
        (x.dot(np.ones(3)), a.dot(np.ones(3))),
        (x.astype(np.float32), a.astype(np.float32)),
        (+x, a),
        (abs(-x), a),
        (2.0**x, 2.0**a),
    ]:
        assert type(given_) is Tensor
        assert given_.dtype == expected.dtype
        np.testing.assert_array_equal(given_.data, expected)


# Errors


@pytest.mark.parametrize(
    ("call", "kind", "parts"),
    [
        (lambda x: (x * x).backward(), GraphError, ["backward: the result is not a single number", "shape (3,)"]),
        (lambda x: (x * x).backward([1.0]), ShapeError, ["backward: gradient does not fit", "(3,)", "(1,)"]),
        (lambda x: vjp(lambda y: y, x)[1](1.0), ShapeError, ["vjp: gradient does not fit"]),
        (lambda x: grad(lambda y: y)(x), ShapeError, ["must return a single number", "chainrule.jacobian"]),
        (
            lambda x: grad(lambda y: None)(x),
            DTypeError,
            ["does not return numbers", "NoneType", "return the result"],
        ),
        (lambda x: grad(lambda y: "a")(x), DTypeError, ["does not return numbers", "str"]),
        (lambda x: grad(lambda y: y)("a"), DTypeError, ["data are not real numbers"]),
        (lambda x: grad(number_function, argnums=1)(x), ArgumentError, ["number_function", "without argument 1"]),
        (lambda x: grad(number_function)(), ArgumentError, ["number_function", "without argument 0"]),
        (lambda x: x + np.ones(2), ShapeError, ["add", "(3,) and (2,)"]),
        (lambda x: x @ np.ones((2, 2)), ShapeError, ["matmul: (3,) @ (2, 2) do not fit"]),
        (lambda x: x.reshape(2, 2), ShapeError, ["reshape", "(3,)"]),
        (lambda x: x.sum(axis=4), OutOfRangeError, ["sum: axis 4 is out of bounds"]),
        (lambda x: x + "a", DTypeError, ["add: not every input is an array of numbers"]),
        (lambda x: x * None, DTypeError, ["multiply: not every input is an array of numbers"]),
        (lambda x: untyped(ops.sum)(x, axes=0), ArgumentError, ["sum: there is no option 'axes'", "axis=..."]),
        (lambda x: untyped(ops.exp)(x, axis=0), ArgumentError, ["exp: there is no option 'axis'", "no options"]),
        (lambda x: untyped(ops.exp)(), ArgumentError, ["exp: wrong number of arguments", "exp(x)", "0 arguments"]),
        (lambda x: untyped(ops.exp)(x, x), ArgumentError, ["exp: wrong number of arguments", "2 arguments"]),
        (lambda x: untyped(ops.add)(x), ArgumentError, ["add: wrong number of arguments", "add(a, b)"]),
        (lambda x: untyped(ops.sum)(x, 0, True, 3), ArgumentError, ["sum: wrong number", "4 arguments"]),
        (lambda x: untyped(ops.reshape)(x), ArgumentError, ["reshape: shape is missing", "reshape(x, shape=...)"]),
    ],
)
def test_errors_name_what_was_expected_and_given(call: Any, kind: type[ChainruleError], parts: list[str]) -> None:
    with pytest.raises(kind) as caught:
        call(Tensor([1.0, 2.0, 3.0]))
    for part in parts:
        assert part in str(caught.value)


def untyped(function: Any) -> Any:
    """What a caller without a type checker sees."""
    return function


def test_options_may_be_given_by_position_and_inputs_by_name() -> None:
    x = Tensor([[1.0, 2.0]])
    np.testing.assert_array_equal(untyped(ops.sum)(x, 1).data, [3.0])
    np.testing.assert_array_equal(untyped(ops.sum)(x, 1, True).data, [[3.0]])
    np.testing.assert_array_equal(ops.where(x > 1, a=x, b=0.0).data, [[0.0, 2.0]])


def broken(rule: Any) -> Any:
    @op
    def broken_op(xp: Any, a: Any, b: Any) -> Any:
        return a * b

    if rule is not None:
        broken_op.vjp(rule)
    return broken_op(Tensor(np.ones((2, 3))), Tensor(np.ones(3))).sum()


@pytest.mark.parametrize(
    ("rule", "kind", "parts"),
    [
        (None, NoRuleError, ["broken_op has no rule", "@broken_op.vjp"]),
        (lambda g, out, a, b: g, RuleError, ["does not give a gradient for each input", "2 entries", "1"]),
        (lambda g, out, a, b: (g, g, g), RuleError, ["2 entries", "3"]),
        (lambda g, out, a, b: (g, np.ones(2)), RuleError, ["does not fit its input", "shape (3,)", "shape (2,)"]),
        (lambda g, out, a, b: (g[0], g), RuleError, ["does not fit its input", "shape (2, 3)", "shape (3,)"]),
        (lambda g, out, a, b: (np.ones((3, 2)), g), RuleError, ["does not fit its input", "shape (3, 2)"]),
        (lambda g, out, a, b: (g, 1.0), RuleError, ["something that is not a gradient", "float"]),
        (lambda g, out, a, b: (g, lambda: [1.0]), RuleError, ["something that is not a gradient", "list"]),
    ],
)
def test_rules_that_return_nonsense_are_named(rule: Any, kind: type[ChainruleError], parts: list[str]) -> None:
    with pytest.raises(kind) as caught:
        broken(rule).backward()
    for part in parts:
        assert part in str(caught.value)


def test_the_engine_undoes_broadcasting_and_types_for_a_rule() -> None:
    @op
    def plain_sum(xp: Any, a: Any, b: Any) -> Any:
        return a + b

    plain_sum.vjp(lambda g, out, a, b: (g, g))
    a, b = Tensor(np.ones((1, 3), dtype=np.float32)), Tensor(np.ones((4, 2, 1)))
    plain_sum(a, b).sum().backward()
    assert a.grad.dtype == np.float32
    np.testing.assert_array_equal(a.grad, np.full((1, 3), 8.0))
    np.testing.assert_array_equal(b.grad, np.full((4, 2, 1), 3.0))


def test_an_op_of_ones_own_does_not_replace_that_of_the_house() -> None:
    @op
    def exp(xp: Any, x: Any) -> Any:
        return x

    assert float(np.exp(Tensor(0.0))) == 1.0


def test_an_error_inside_backward_leaves_recording_as_it_was() -> None:
    with pytest.raises(RuleError):
        broken(lambda g, out, a, b: g).backward()
    assert (Tensor(1.0) * 2.0).op is not None
    with pytest.raises(ZeroDivisionError):
        grad(lambda x: 1 / 0)(1.0)
    assert type(grad(lambda x: x * x)(2.0)) is np.ndarray  # not taken for a derivative inside a derivative


def test_recording_and_going_back_give_no_warnings() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        x = Tensor([-1000.0, 0.0, 1000.0])
        (ops.sigmoid(x) + ops.softplus(x) + np.tanh(x)).sum().backward()
    assert np.isfinite(x.grad).all()


@pytest.mark.parametrize(
    "meeting",
    [
        lambda x: x * 1j,
        lambda x: 1j + x,
        lambda x: x - np.array([1j, 2.0]),
        lambda x: np.divide(x, np.complex64(1j)),
    ],
)
def test_a_tensor_does_not_become_complex(meeting: Any) -> None:
    with pytest.raises(DTypeError, match="a variable is a real number"):
        meeting(Tensor([1.0, 2.0]))
    assert np.iscomplexobj(meeting(np.array([1.0, 2.0])))


def test_a_frame_of_the_edges_own_elements_has_no_rule() -> None:
    with pytest.raises(NoRuleError) as caught:
        np.pad(Tensor([1.0, 2.0]), 1, mode="edge")
    assert caught.value.given == "mode='edge'"
