"""What each pass does to a graph, and that random programs survive all of them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.compiler import blas, crew
from chainrule.compiler.fuse import Kernel
from chainrule.compiler.graph import Graph
from chainrule.compiler.plan import Plan, Program
from chainrule.data import Batches
from chainrule.losses import decision_of
from chainrule.training.run import Run
from chainrule.training.steps import Steps

generator = np.random.default_rng(0)
X = generator.normal(size=(6, 4))


def plan_of(function: Any, *arrays: Any) -> Plan:
    compiled = cr.compile(function)
    compiled(*arrays)
    assert compiled._last is not None
    return compiled._last.plan


def ops(graph: Graph) -> Counter[str]:
    return Counter(node.op for node in graph.nodes())


def simplified(function: Any, *arrays: Any) -> Counter[str]:
    return ops(dict(plan_of(function, *arrays).stages)["each value computed once"])


# Simplifying


def test_what_nobody_needs_is_gone() -> None:
    def function(x: Any) -> Any:
        np.exp(x).sum()
        return x * 2.0

    assert simplified(function, X) == {"input": 1, "constant": 1, "multiply": 1}


def test_the_same_value_is_computed_once() -> None:
    assert simplified(lambda x: np.exp(x) * 3.0 + np.exp(x) / (np.exp(x) + 2.0), X)["exp"] == 1


def test_constants_are_computed_beforehand() -> None:
    counted = simplified(lambda x: x * (np.ones_like(x) * 2.0 + 1.0), X)
    assert counted == {"input": 1, "constant": 1, "multiply": 1}


def test_one_is_left_out_of_products_and_zero_is_not() -> None:
    counted = simplified(lambda x: (x * 1.0 / 1.0) ** 1 + x * 0.0, X)
    assert counted["multiply"] == 1
    assert counted["divide"] == counted["power"] == 0
    with np.errstate(invalid="ignore"):
        assert np.isnan(cr.compile(lambda x: x * 0.0)(np.array([np.nan, np.inf]))).all()


def test_a_square_is_a_product() -> None:
    assert simplified(lambda x: x**2, X) == {"input": 1, "multiply": 1}


def test_a_transposition_before_a_product_is_part_of_it() -> None:
    plan = plan_of(lambda x: x.T @ x + (x.T @ x).T, X)
    products = [node for node in plan.graph.nodes() if node.op == "matmul"]
    assert [node.options["transposed"] for node in products] == [(True, False)]


def test_an_array_that_somebody_holds_is_no_constant() -> None:
    table = np.full((6, 4), 2.0)
    compiled = cr.compile(lambda x: x * (table * 3.0))
    np.testing.assert_array_equal(compiled(X), X * 6.0)
    table[...] = 5.0
    np.testing.assert_array_equal(compiled(X), X * 15.0)


# Fusing, memory, programs


def steps_of(sizes: list[int], batch: int, *, dropout: float = 0.0) -> Plan:
    """The plan of a training step of a network with relu and Adam."""
    layers: list[nn.Module] = []
    for n_in, n_out in pairwise(sizes):
        layers += [nn.Linear(n_in, n_out, seed=0), nn.ReLU(), *([nn.Dropout(dropout, seed=1)] if dropout else [])]
    model = nn.Sequential(*layers[: -2 if dropout else -1])
    data, labels = generator.normal(size=(4 * batch, sizes[0])).astype(np.float32), np.arange(4 * batch) % sizes[-1]
    run = Run(model, optim.Adam(model.parameters()), Batches(data, labels, batch), 1, [], ())
    steps = Steps(run, losses.softmax_cross_entropy, decision_of(losses.softmax_cross_entropy), compiled=True)
    steps.begin_epoch(np.arange(4 * batch))
    steps.take(one=True)
    return steps._replays[batch].plan


def test_bias_and_activation_are_one_kernel_and_so_is_the_whole_of_a_loss() -> None:
    kernels = [task for task in plan_of_network().schedule.tasks if isinstance(task, Kernel)]
    contents = [Counter(node.op for node in kernel.members) for kernel in kernels]
    assert Counter({"add": 1, "maximum": 1}) in contents
    (loss,) = [kernel for kernel in kernels if any(node.op == "exp" for node in kernel.members)]
    assert loss.space == (32, 10)
    assert {"max", "exp", "log", "sum", "equal", "argmax"} <= {node.op for node in loss.members}


def plan_of_network() -> Plan:
    return steps_of([64, 64, 10], 32)


def test_the_states_of_adam_are_written_over_where_they_lie() -> None:
    plan = plan_of_network()
    large = [state for state in plan.schedule.written_over.values() if state.size > 1]
    assert len(large) == 3 * 4  # two weights and two biases, each with its mean and its square
    assert plan.memory.layout.size < plan.memory.layout.together


def test_plain_descent_of_a_large_weight_is_one_product() -> None:
    x, y, w = cr.variable("x", (50, 60)), cr.variable("y", (50, 40)), cr.Tensor(np.ones((60, 40)), name="w")
    loss = losses.mean_squared_error(x @ w, y)
    loss.backward()
    step = cr.function([x, y], loss, updates={w: w - 0.1 * w.grad})
    assert "descend(" in step.explain()
    inputs, targets, own = generator.normal(size=(50, 60)), generator.normal(size=(50, 40)), np.ones((60, 40))
    for _ in range(5):
        step(inputs, targets)
        own = own - 0.1 * inputs.T @ (2 / own.shape[1] / 50 * (inputs @ own - targets))
        np.testing.assert_allclose(w.data, own, rtol=1e-10)


@pytest.mark.skipif(blas.product_of("float32") is None, reason="NumPy's BLAS is not found here")
@pytest.mark.parametrize("dropout", [0.0, 0.2])
def test_a_training_step_is_one_program(dropout: float) -> None:
    for sizes, batch in (([2, 8, 2], 16), ([64, 64, 10], 32)):
        plan = steps_of(sizes, batch, dropout=dropout)
        assert [type(step) for step in plan.steps] == [Program]


def test_without_blas_products_are_numpys(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cr.compile(lambda x: x @ x.T)(generator.normal(size=(60, 60)))
    assert expected.shape == (60, 60)
    monkeypatch.setattr(blas, "product_of", lambda kind: None)
    compiled = cr.compile(lambda x: np.tanh(x @ x.T))
    table = generator.normal(size=(60, 60))
    np.testing.assert_allclose(compiled(table), np.tanh(table @ table.T), rtol=1e-12)
    assert "  matmul(" in compiled.explain()


def test_a_large_kernel_is_shared_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def function(x: Any, row: Any, column: Any) -> Any:
        return np.exp(-x * x) * row + column, (x > row).any(axis=1)

    table = generator.normal(size=(501, 203))
    row, column = generator.normal(size=203), generator.normal(size=(501, 1))
    monkeypatch.setattr(crew, "WORTH_SPLITTING", 1)
    monkeypatch.setattr("chainrule.compiler.plan.threads", lambda: 2)
    for _ in range(20):
        for given, expected in zip(
            cr.compile(function)(table, row, column), function(table, row, column), strict=True
        ):
            np.testing.assert_allclose(given, expected, rtol=1e-9)


def test_products_of_batches_and_of_strange_layouts_are_right() -> None:
    a, b = generator.normal(size=(5, 40, 60)), generator.normal(size=(60, 50))
    wide = generator.normal(size=(60, 200))
    functions: list[Any] = [
        lambda a, b, wide: a @ b,
        lambda a, b, wide: a @ wide[:, ::2],
        lambda a, b, wide: a @ wide[:, 50:100],
        lambda a, b, wide: b.T @ np.swapaxes(a, 1, 2),
        lambda a, b, wide: wide.T @ (b[:, :1]),
        lambda a, b, wide: a[0, 0] @ b,
    ]
    for function in functions:
        np.testing.assert_allclose(cr.compile(function)(a, b, wide), function(a, b, wide), rtol=1e-10, atol=1e-12)


# Random programs


def random_program(seed: int) -> Any:
    """A function of four arrays, of thirty steps drawn by chance, that returns several of its values."""
    draws = np.random.default_rng(seed)
    choices = draws.integers(0, 2**31, size=(30, 4))

    def program(x: Any, y: Any, row: Any, column: Any) -> Any:
        values = [x, y, row, column]
        for kind, i, j, k in choices.tolist():
            a, b, c = (values[n % len(values)] for n in (i, j, k))
            values.append(STEPS[kind % len(STEPS)](a, b, c))
        return values[::7] + values[-2:]

    return program


def full(a: Any) -> Any:
    return a + np.zeros((5, 3))


STEPS: list[Any] = [
    lambda a, b, c: a + b,
    lambda a, b, c: a * b - c,
    lambda a, b, c: np.tanh(a - b),
    lambda a, b, c: np.maximum(a, b),
    lambda a, b, c: np.where(a > b, c, a),
    lambda a, b, c: np.exp(-np.abs(a)),
    lambda a, b, c: full(a).sum(axis=0),
    lambda a, b, c: full(a).sum(axis=1, keepdims=True) / 5.0,
    lambda a, b, c: full(a).max(axis=1, keepdims=True) * b,
    lambda a, b, c: full(a).mean(axis=0, keepdims=True) + c,
    lambda a, b, c: np.tanh(full(a).mean()) * b,
    lambda a, b, c: np.tanh(full(a) @ full(b).T @ full(c) / 10.0),
    lambda a, b, c: full(a)[::-1] * 0.5,
    lambda a, b, c: np.reshape(np.reshape(full(a), (3, 5)).T, (5, 3)),
    lambda a, b, c: full(a)[:, 1:2] - full(b)[2],
    lambda a, b, c: np.argmax(full(a), axis=1)[:, None] + b * 0.1,
]


@pytest.mark.parametrize("seed", range(8))
def test_a_random_program_compiled_gives_what_it_gives_eagerly(seed: int) -> None:
    draws = np.random.default_rng(1000 + seed)
    arrays = [draws.normal(size=shape) for shape in ((5, 3), (5, 3), (3,), (5, 1))]
    program = random_program(seed)
    compiled = cr.compile(program)
    for _ in range(2):
        for given, expected in zip(compiled(*arrays), program(*arrays), strict=True):
            np.testing.assert_allclose(given, expected, rtol=1e-9, atol=1e-9)
    assert compiled._last is not None
