"""Large products in tiles: NumPy's numbers for every shape and layout, with bias and ReLU, in pieces, with NaN."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.compiler import crew, panels, plan, registers
from chainrule.compiler.crew import Crew
from chainrule.compiler.plan import Plan, Program
from chainrule.data import Batches
from chainrule.errors import DataError
from chainrule.training.run import Run
from chainrule.training.steps import Steps

TOLERANCES = {"float32": 2e-6, "float64": 1e-14}
dtypes = pytest.mark.parametrize("dtype", TOLERANCES)


def normal(*shape: int, dtype: str = "float32", seed: int = 0) -> Any:
    return np.random.default_rng(seed).normal(size=shape).astype(dtype)


def plan_of(compiled: Any) -> Plan:
    found: Plan = compiled._last.plan
    return found


def tiles(plan: Plan) -> list[Any]:
    """The texts of the calls that go through tiles."""
    programs = [step for step in plan.steps if isinstance(step, Program)]
    texts = [call.source.text for program in programs for call in program.calls]
    return [text for text in texts if "tile_" in text]


def assert_close(found: Any, a: Any, b: Any, after: Any = lambda sums: sums) -> None:
    """Within what rounding may do to the sums of so many terms."""
    a, b = a.astype("float64"), b.astype("float64")
    error = np.abs(found - after(a @ b))
    allowed = TOLERANCES[str(found.dtype)] * (np.abs(a) @ np.abs(b) + 1)
    assert (error <= allowed).all()


LAYOUTS: dict[str, tuple[Any, Any]] = {
    "plain": (lambda m, k: (m, k), lambda a: a),
    "by columns": (lambda m, k: (k, m), lambda a: a.T),
    "part of a wider one": (lambda m, k: (m, k + 9), lambda a: a[:, 5:-4]),
    "every second row": (lambda m, k: (2 * m, k), lambda a: a[::2]),
}
"""The shape of an array, and how a matrix (m, k) is seen in it."""


@settings(deadline=None, max_examples=60)
@given(
    m=st.integers(2, 260),
    k=st.integers(1, 90),
    n=st.integers(2, 140),
    layout=st.sampled_from(sorted(LAYOUTS)),
    dtype=st.sampled_from(sorted(TOLERANCES)),
)
def test_every_shape_and_layout_gives_numpys_product(m: int, k: int, n: int, layout: str, dtype: str) -> None:
    shape, seen = LAYOUTS[layout]
    a, b, bias = normal(*shape(m, k), dtype=dtype), normal(k, n, dtype=dtype, seed=1), normal(n, dtype=dtype)
    compiled = cr.compile(lambda a, b: seen(a) @ b)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(panels, "are_worth_it", lambda a, b: True)
        found = compiled(a, b)
        assert bool(tiles(plan_of(compiled))) == (m * n * k > 20_000)
        assert_close(found, seen(a), b)
        layer = cr.compile(lambda a, b, bias: np.maximum(seen(a) @ b + bias, 0))
        found = layer(a, b, bias)
        assert all(("relu" in text) == (layout != "by columns") for text in tiles(plan_of(layer)))
        assert_close(found, seen(a), b, lambda sums: np.maximum(sums + bias, 0))


@dtypes
@pytest.mark.parametrize("form", [(203, 300, 349), (150, 40, 700), (1000, 784, 10), (101, 2000, 30)])
def test_large_products_go_through_tiles(form: tuple[int, int, int], dtype: str) -> None:
    m, k, n = form
    a, b = normal(m, k, dtype=dtype), normal(k, n, dtype=dtype, seed=1)
    compiled = cr.compile(lambda a, b: a @ b)
    assert_close(compiled(a, b), a, b)
    assert len(tiles(plan_of(compiled))) == 1
    assert "noqa" not in compiled.explain(), "words to a checker of code are not for who reads a plan"


def test_small_or_strange_products_do_not() -> None:
    forms: list[tuple[Any, Any, Any]] = [
        (normal(99, 300), normal(300, 300), lambda b: b),
        (normal(300, 15), normal(15, 300), lambda b: b),
        (normal(300, 2100), normal(2100, 60), lambda b: b),
        (normal(300, 300), normal(300, 33), lambda b: b),
        (normal(300, 300), normal(300, 7), lambda b: b),
        (normal(300, 300), normal(300, 300), lambda b: b.T),
        (normal(300, 300), normal(300, 600), lambda b: b[:, ::2]),
    ]
    for a, b, seen in forms:
        for relu in (False, True):
            compiled = cr.compile(lambda a, b: np.maximum(a @ seen(b) + b[0, 0], 0) if relu else a @ seen(b))  # noqa: B023
            after = (lambda sums: np.maximum(sums + b[0, 0], 0)) if relu else (lambda sums: sums)  # noqa: B023
            assert_close(compiled(a, b), a, seen(b), after)
            assert not tiles(plan_of(compiled))


@pytest.mark.skipif(crew.threads() == 1, reason="here one thread does everything")
@pytest.mark.parametrize("hands", [2, 3, 5])
@pytest.mark.parametrize("form", [(301, 90, 150), (150, 90, 1301), (1000, 90, 7)])
def test_any_number_of_threads_gives_the_same(
    hands: int, form: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    m, k, n = form
    a, b, bias = normal(m, k), normal(k, n, seed=1), normal(n, seed=2)
    several = Crew(hands - 1)
    monkeypatch.setattr(crew, "crew", lambda: several)
    monkeypatch.setattr(panels, "are_worth_it", lambda a, b: True)
    monkeypatch.setattr(crew, "WORTH_SPLITTING", 100)
    for room in (plan, panels):
        monkeypatch.setattr(room, "threads", lambda: hands)
    compiled = cr.compile(lambda a, b, bias: np.maximum(a @ b + bias, 0))
    for _ in range(5):
        assert_close(compiled(a, b, bias), a, b, lambda sums: np.maximum(sums + bias, 0))
    assert several.rounds


# Bias and ReLU


def test_bias_and_relu_stay_outside_where_what_they_change_is_needed() -> None:
    a, b, bias = normal(200, 100), normal(100, 128, seed=1), normal(128, seed=2)
    functions: list[Any] = [
        lambda a, b, bias: np.maximum(a @ b + bias, 0) + (a @ b).sum(),
        lambda a, b, bias: np.maximum(a @ b + bias, 0) * (a @ b + bias),
        lambda a, b, bias: np.maximum(a @ b + bias, 0.5),
        lambda a, b, bias: np.maximum(a @ b + np.broadcast_to(bias, (200, 128)).T[:1, :1], 0),
        lambda a, b, bias: np.maximum(a @ b + a[:, :1], 0),
    ]
    for function in functions:
        compiled = cr.compile(function)
        expected = function(a.astype("float64"), b.astype("float64"), bias.astype("float64"))
        np.testing.assert_allclose(compiled(a, b, bias), expected, rtol=1e-3, atol=1e-4)
        assert len(tiles(plan_of(compiled))) >= 1


@dtypes
def test_a_bias_of_one_number_is_added_everywhere(dtype: str) -> None:
    a, b, bias = normal(200, 100, dtype=dtype), normal(100, 64, dtype=dtype, seed=1), normal(1, dtype=dtype)
    compiled = cr.compile(lambda a, b, bias: np.maximum(a @ b + bias, 0))
    assert_close(compiled(a, b, bias), a, b, lambda sums: np.maximum(sums + bias, 0))
    assert "relu" in tiles(plan_of(compiled))[0]


@dtypes
def test_nan_and_infinity_go_through_as_in_numpy(dtype: str) -> None:
    a, b, bias = normal(150, 100, dtype=dtype), normal(100, 93, dtype=dtype, seed=1), normal(93, dtype=dtype)
    a[3, 7], a[77, 0], a[149, 99], bias[5], b[8, 9] = np.nan, np.inf, -np.inf, np.nan, -np.inf
    compiled = cr.compile(lambda a, b, bias: np.maximum(a @ b + bias, 0))
    with np.errstate(invalid="ignore"):
        expected = np.maximum(a @ b + bias, 0)
    found = compiled(a, b, bias)
    assert "relu" in tiles(plan_of(compiled))[0]
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_array_equal(np.isinf(found), np.isinf(expected))
    finite = np.isfinite(expected)
    np.testing.assert_allclose(found[finite], expected[finite], rtol=1e-3, atol=1e-4)


# Training

OPTIMIZERS: dict[str, Any] = {
    "SGD": lambda parameters: optim.SGD(parameters, 0.05),
    "Adam": lambda parameters: optim.Adam(parameters, 1e-3),
}


@dtypes
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_hundred_steps_through_tiles_are_those_of_eager_training(name: str, dtype: Any) -> None:
    X, y = normal(1280, 100, dtype=dtype), np.random.default_rng(1).integers(0, 10, 1280)
    states = []
    for compiled in (True, False):
        model = nn.Sequential(
            nn.Linear(100, 96, dtype=dtype, seed=0),
            nn.ReLU(),
            nn.Linear(96, 96, dtype=dtype, seed=1),
            nn.ReLU(),
            nn.Linear(96, 10, dtype=dtype, seed=2),
        )
        run = Run(model, OPTIMIZERS[name](model.parameters()), Batches(X, y, 128), 1, [], ())
        steps = Steps(run, losses.softmax_cross_entropy, None, compiled=compiled)
        for epoch in range(10):
            steps.begin_epoch(np.random.default_rng(epoch).permutation(len(X)))
            while steps.left:
                steps.take(one=False)
        assert steps.compiled == compiled
        if compiled:
            assert len(tiles(steps._replays[128].plan)) >= 2
        states.append(model.state())
    # Adam divides by the size of the gradient: of one that is nearly 0, rounding is what is left
    allowed = {"float64": 1e-11, "float32": 1e-3 if name == "Adam" else 1e-5}[dtype]
    for key, array in states[0].items():
        np.testing.assert_allclose(array, states[1][key], rtol=0, atol=allowed * np.abs(states[1][key]).max())


# Data that are not finite


@pytest.fixture(params=["two layers", "one layer", "ReLU at once"])
def network(request: pytest.FixtureRequest) -> nn.Module:
    first, second = nn.Linear(60, 96, seed=0), nn.Linear(96, 5, seed=1)
    forms: dict[str, list[nn.Module]] = {
        "two layers": [first, nn.ReLU(), second],
        "one layer": [first],
        "ReLU at once": [first, nn.ReLU()],
    }
    return nn.Sequential(*forms[request.param])


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("rows", [1, 7, 300])
def test_predict_names_what_is_not_finite_also_when_it_runs_as_a_plan(
    network: nn.Module, value: float, rows: int
) -> None:
    X = normal(rows, 60)
    expected = cr.predict(network, X, compile=False)
    for _ in range(3):
        np.testing.assert_allclose(cr.predict(network, X), expected, rtol=1e-4, atol=1e-5)
    for row, column in ((0, 0), (rows - 1, 59), (rows // 2, 30)):
        spoilt = X.copy()
        spoilt[row, column] = value
        with pytest.raises(DataError, match=f"column {column}, row {row}"):
            cr.predict(network, spoilt)
    np.testing.assert_allclose(cr.predict(network, X), expected, rtol=1e-4, atol=1e-5)


def test_sums_that_overflow_are_given_as_they_are(network: nn.Module) -> None:
    X = normal(300, 60)
    cr.predict(network, X)
    X[5] = np.sign(X[5]) * np.float32(3e38)
    X[6, :] = np.float32(3e38)
    with np.errstate(over="ignore", invalid="ignore"):
        np.testing.assert_array_equal(
            np.isfinite(cr.predict(network, X)), np.isfinite(cr.predict(network, X, compile=False))
        )


def test_the_plan_of_a_network_does_not_read_its_data_for_that() -> None:
    network = nn.Sequential(nn.Linear(60, 96, seed=0), nn.ReLU(), nn.Linear(96, 5, seed=1))
    cr.predict(network, normal(300, 60))
    (replay,) = network._plans.known.values()
    assert not replay.plan.graph.checks
    assert "finite" in tiles(replay.plan)[0]


NARROWER = """
import sys
import numpy as np
from chainrule.compiler import registers
registers.register_bytes = lambda: int(sys.argv[1])
import chainrule as cr
generator = np.random.default_rng(0)
for dtype, tolerance in (("float32", 1e-3), ("float64", 1e-10)):
    a, b = (generator.normal(size=shape).astype(dtype) for shape in ((211, 150), (150, 61)))
    layer = cr.compile(lambda a, b: np.maximum(a @ b + b[0], 0))
    np.testing.assert_allclose(layer(a, b), np.maximum(a @ b + b[0], 0), rtol=tolerance, atol=tolerance)
    height = registers.heights()[0]
    assert f"tile_{height}x2_relu" in layer.explain(), layer.explain()
"""


@pytest.mark.parametrize("size", [16, 32])
def test_processors_with_shorter_registers_have_smaller_tiles(size: int, tmp_path: Path) -> None:
    environment = {**os.environ, "CHAINRULE_KERNELS": str(tmp_path)}
    outcome = subprocess.run(
        [sys.executable, "-c", NARROWER, str(size)], capture_output=True, text=True, env=environment
    )
    assert outcome.returncode == 0, outcome.stderr


def test_tiles_fit_the_registers() -> None:
    assert registers.lanes("float32") == 2 * registers.lanes("float64")
    sums = registers.heights()[0] * registers.MOST_VECTORS
    assert sums < (32 if registers.register_bytes() == 64 else 16)
    assert registers.heights()[-1] == 1
