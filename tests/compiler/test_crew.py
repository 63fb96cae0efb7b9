"""Calls that are cut into pieces for several threads: right results, one stop for all, nobody waits for ever."""

from __future__ import annotations

import faulthandler
import os
import platform
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.compiler import blas, crew, loops, plan
from chainrule.compiler.codegen import Call, Source, Split
from chainrule.compiler.crew import Crew, cut
from chainrule.compiler.machine import address_of
from chainrule.compiler.plan import Plan, Program
from chainrule.data import Batches
from chainrule.training.learning import NotFinite
from chainrule.training.run import Run
from chainrule.training.steps import Steps

TOLERANCES = {"float32": 1e-5, "float64": 1e-12}
dtypes = pytest.mark.parametrize("dtype", TOLERANCES)
needs_hands = pytest.mark.skipif(
    crew.threads() == 1 or blas.threads() == 1, reason="here one thread does everything"
)
needs_limits = pytest.mark.skipif(
    blas.limits() is None, reason="NumPy's BLAS cannot be told to leave threads to us"
)

TERMS, ROWS, COLUMNS, BATCH = 5, 3, 4, 9
"""Which argument of a product by BLAS is shared among the threads."""


@pytest.fixture(autouse=True)
def whoever_waits_for_ever_is_seen() -> Iterator[None]:
    """A thread that waits in machine code cannot be interrupted: say where, and end."""
    faulthandler.dump_traceback_later(120, exit=True, file=sys.__stderr__ or 2)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(autouse=True)
def blas_has_its_threads_back() -> Iterator[None]:
    before = blas.threads()
    yield
    assert blas.threads() == before


@pytest.fixture(autouse=True)
def middling_calls_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WORTH_SPLITTING", 2000)


@pytest.fixture
def hands(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """So many threads work together in this test, however many cores there are."""
    several = crew_of(request.param)
    monkeypatch.setattr(crew, "crew", lambda: several)
    monkeypatch.setattr(plan, "threads", lambda: several.size)
    return several.size


_crews: dict[int, Crew] = {}


def crew_of(size: int) -> Crew:
    """Kept, since the threads of a crew are there until the process ends."""
    if size not in _crews:
        _crews[size] = Crew(size - 1)
    return _crews[size]


def numbers(*shape: int, dtype: str = "float64", seed: int = 0) -> Any:
    """Positive, so that no sum of them is nearly 0 and tolerances are relative to what is added."""
    return np.random.default_rng(seed).uniform(0.5, 1.5, size=shape).astype(dtype)


def plan_of(compiled: Any) -> Plan:
    assert compiled._last is not None
    found: Plan = compiled._last.plan
    return found


def calls_of(plan: Plan) -> list[tuple[Call, Sequence[Any]]]:
    """All calls of a plan, each with its tables."""
    programs = [step for step in plan.steps if isinstance(step, Program)]
    return [pair for program in programs for pair in zip(program.calls, program.tables, strict=True)]


def shared(plan: Plan) -> list[Call]:
    """The calls that are really cut."""
    return [call for call, tables in calls_of(plan) if len(tables) > 1]


def counters(plan: Plan, name: str = "blas") -> list[int]:
    """What is shared in the cut calls whose text has this name in it."""
    return [call.split.counter for call in shared(plan) if call.split is not None and name in call.source.text]


def assert_right(function: Any, arrays: Sequence[Any], dtype: str) -> Plan:
    """Compiled and run three times it gives what NumPy gives with float64; gives its plan."""
    compiled = cr.compile(function)
    expected = function(*(array.astype("float64") for array in arrays))
    for _ in range(3):
        found = compiled(*arrays)
        assert found.dtype == dtype
        np.testing.assert_allclose(found, expected, rtol=TOLERANCES[dtype])
    return plan_of(compiled)


# How a call is cut

GRAIN = Split(0, {}, 0).grain
NO_KERNEL = Source("def kernel(n, a, b):\n    return 0\n", ("size", "float64", "float64"))


@given(n=st.integers(0, 3000), hands=st.integers(1, 9), step=st.integers(1, 5), apart=st.integers(0, 40))
def test_pieces_cover_all_rounds_once_and_begin_at_lines_of_the_cache(
    n: int, hands: int, step: int, apart: int
) -> None:
    a, b = np.zeros(1), np.zeros(1)
    tables = cut(Call(NO_KERNEL, [n, a, b], Split(0, {1: step}, 1e9, {2: apart})), hands)
    assert len(tables) == (hands if n >= hands else 1)
    starts, rest = np.divmod([table[1] - address_of(a) for table in tables], step * a.itemsize)
    counts = [int(table[0]) for table in tables]
    assert not rest.any()
    assert starts.tolist() == [sum(counts[:i]) for i in range(len(tables))]
    assert sum(counts) == n
    assert min(counts) > 0 or n == 0
    assert [table[2] - address_of(b) for table in tables] == [i * apart * b.itemsize for i in range(len(tables))]
    if n >= 2 * GRAIN * hands:
        assert not (starts % GRAIN).any()


def test_arguments_that_a_split_does_not_name_are_the_same_in_all_pieces() -> None:
    a, b = np.zeros(1), np.zeros(1)
    tables = cut(Call(NO_KERNEL, [100, a, b], Split(0, {}, 1e9)), 3)
    assert [table[1:].tolist() for table in tables] == [[address_of(a), address_of(b)]] * 3


def test_a_call_that_is_done_sooner_than_said_is_not_cut() -> None:
    a = np.zeros(1)
    little, enough = (Split(0, {1: 1}, crew.WORTH_SPLITTING + more) for more in (-1, 0))
    assert len(cut(Call(NO_KERNEL, [1000, a, a], little), 2)) == 1
    assert len(cut(Call(NO_KERNEL, [1000, a, a], enough), 2)) == 2
    assert len(cut(Call(NO_KERNEL, [1000, a, a]), 2)) == 1


# Right results, from pieces

PRODUCTS: dict[str, tuple[tuple[int, ...], tuple[int, ...], Any, int]] = {
    "rows": ((97, 81), (81, 93), lambda a, b: a @ b, ROWS),
    "rows, a by columns": ((81, 97), (81, 93), lambda a, b: a.T @ b, ROWS),
    "rows, b by columns": ((301, 81), (123, 81), lambda a, b: a @ b.T, ROWS),
    "rows of a wider matrix": ((97, 181), (81, 93), lambda a, b: a[:, 50:131] @ b, ROWS),
    "columns": ((71, 61), (61, 333), lambda a, b: a @ b, COLUMNS),
    "columns, a by columns": ((61, 71), (61, 333), lambda a, b: a.T @ b, COLUMNS),
    "columns, b by columns": ((71, 61), (333, 61), lambda a, b: a @ b.T, COLUMNS),
    "columns of a small product": ((33, 35), (35, 203), lambda a, b: a @ b, COLUMNS),
    "terms": ((20, 301), (301, 90), lambda a, b: a @ b, TERMS),
    "terms, a by columns": ((301, 20), (301, 90), lambda a, b: a.T @ b, TERMS),
    "terms, b by columns": ((20, 301), (90, 301), lambda a, b: a @ b.T, TERMS),
    "terms, both by columns": ((301, 20), (90, 301), lambda a, b: a.T @ b.T, TERMS),
    "batch": ((19, 40, 30), (19, 30, 50), lambda a, b: a @ b, BATCH),
    "batch with one matrix": ((19, 40, 30), (30, 50), lambda a, b: a @ b, BATCH),
    "batch, by columns": ((19, 30, 40), (19, 50, 30), lambda a, b: a.swapaxes(1, 2) @ b.swapaxes(1, 2), BATCH),
}


@needs_hands
@dtypes
@pytest.mark.parametrize("name", PRODUCTS)
def test_a_product_in_pieces_is_numpys(name: str, dtype: str) -> None:
    first, second, function, counter = PRODUCTS[name]
    plan = assert_right(function, [numbers(*first, dtype=dtype), numbers(*second, dtype=dtype, seed=1)], dtype)
    assert counters(plan) == [counter]


SIZES = [(203, 333), (7, 5001), (5003, 9), (16, 4096), (4096, 16), (8009, 4), (130, 517)]


@needs_hands
@dtypes
@pytest.mark.parametrize(("k", "n"), SIZES)
def test_a_vector_times_a_matrix_in_pieces_is_numpys(k: int, n: int, dtype: str) -> None:
    x, matrix = numbers(k, dtype=dtype), numbers(k, n, dtype=dtype, seed=1)
    functions: list[Any] = [lambda x, b: x @ b, lambda x, b: x @ b.T, lambda x, b: b @ x, lambda x, b: b.T @ x]
    tables = [matrix, np.ascontiguousarray(matrix.T)]
    for function, table in zip(functions, [*tables, *tables[::-1]], strict=True):
        plan = assert_right(function, [x, table], dtype)
        rounds = [call.arguments[call.split.counter] for call, _ in calls_of(plan) if call.split is not None]
        assert bool(shared(plan)) == (rounds[0] >= crew.threads())


@dtypes
def test_a_vector_times_a_matrix_of_strange_layout_is_numpys(dtype: str) -> None:
    x, wide = numbers(410, dtype=dtype), numbers(410, 600, dtype=dtype, seed=1)
    for function in (
        lambda x, b: x @ b[:, ::2],
        lambda x, b: x[::2] @ b[:205],
        lambda x, b: x[::2] @ b[::2],
        lambda x, b: x[::-1] @ b[:, 7:400],
        lambda x, b: b[:, 100:511] @ np.concatenate([x, x[:1]]),
        lambda x, b: x[None, :] @ b[:, 1:],
        lambda x, b: b[:400, 3:413] @ x[:, None],
    ):
        assert_right(function, [x, wide], dtype)


@needs_hands
@dtypes
def test_kernels_in_pieces_of_rows_are_numpys(dtype: str) -> None:
    table, row, column = numbers(501, 203, dtype=dtype), numbers(203, dtype=dtype), numbers(501, 1, dtype=dtype)
    for function in (
        lambda x, row, column: np.exp(-x * x) * row + column,
        lambda x, row, column: (x * row).sum(axis=1),
        lambda x, row, column: x / x.max(axis=1, keepdims=True) + column,
        lambda x, row, column: np.sqrt(x[::2, 1:] + row[1:]),
        lambda x, row, column: (x * column).T * 2.0,
    ):
        plan = assert_right(function, [table, row, column], dtype)
        assert shared(plan)


@needs_hands
@dtypes
def test_sums_of_columns_in_pieces_of_columns_are_numpys(dtype: str) -> None:
    table, row = numbers(301, 403, dtype=dtype), numbers(403, dtype=dtype)
    for function in (
        lambda x, row: (x * row).sum(axis=0),
        lambda x, row: (x + row).max(axis=0),
        lambda x, row: x.reshape(7, 43, 403).sum(axis=(0, 1)) + row,
        lambda x, row: np.sqrt(x[:, 1:]).mean(axis=0),
    ):
        plan = assert_right(function, [table, row], dtype)
        assert any(call.source.text.startswith("def kernel(n0, n1") for call in shared(plan))


def test_a_sum_of_everything_is_not_cut() -> None:
    plan = assert_right(lambda x: x.sum(), [numbers(501, 203)], "float64")
    assert not shared(plan)


# Whatever number of threads


@needs_limits
@pytest.mark.skipif(blas.threads() == 1, reason="here one thread does everything")
@pytest.mark.parametrize("hands", [2, 3, 5], indirect=True)
def test_any_number_of_threads_gives_the_same(hands: int) -> None:
    for first, second, function, counter in PRODUCTS.values():
        plan = assert_right(function, [numbers(*first), numbers(*second)], "float64")
        assert counters(plan) == [counter]
        assert {len(tables) for call, tables in calls_of(plan)} <= {1, hands}
    x, matrix = numbers(203), numbers(203, 333)
    assert_right(lambda x, b: np.tanh(x @ b) @ b.T, [x, matrix], "float64")
    assert_right(lambda x, b: (b * 2.0 + x[:, None]).sum(axis=0), [x, matrix], "float64")


@needs_limits
@pytest.mark.parametrize("cores", [2, 3, 7])
def test_one_thread_does_the_pieces_that_were_meant_for_several(
    cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "threads", lambda: cores)
    x, matrix = numbers(203, 333), numbers(333, 203)
    helpers = crew.crew()
    rounds = helpers.rounds
    with blas.one_thread():
        made = assert_right(lambda a, b: np.tanh(a @ b).sum(axis=0) * 3.0, [x, matrix], "float64")
    assert shared(made)
    assert helpers.rounds == rounds, "it was to go alone"


# Training


def training_of(
    optimizer: Any, X: Any, *, compiled: bool, sizes: Sequence[int] = (120, 200, 10), batch: int = 50
) -> Steps:
    """A training that waits for its first epoch."""
    layers: list[nn.Module] = []
    for n_in, n_out in pairwise(sizes):
        layers += [nn.Linear(n_in, n_out, seed=0), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    y = numbers(len(X), sizes[-1], dtype="float32", seed=5)
    run = Run(model, optimizer(model.parameters()), Batches(X, y, batch), 1, [], ())
    return Steps(run, losses.mean_squared_error, None, compiled=compiled)


def take_epoch(steps: Steps, order: Any, *, one: bool = False) -> None:
    steps.begin_epoch(np.asarray(order))
    while steps.left:
        steps.take(one=one)


def arrays_of(steps: Steps) -> list[Any]:
    run = steps.run
    return [array.copy() for array in (*run.model.state().values(), *run.optimizer.state().values())]


def assert_same_arrays(given: list[Any], expected: list[Any]) -> None:
    for one, other in zip(given, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


OPTIMIZERS: dict[str, Any] = {
    "SGD": lambda parameters: optim.SGD(parameters, 0.05),
    "momentum": lambda parameters: optim.SGD(parameters, 0.02, momentum=0.9),
    "Adam": lambda parameters: optim.Adam(parameters, 1e-3),
}
optimizers = pytest.mark.parametrize("name", OPTIMIZERS)


@needs_hands
@optimizers
def test_training_in_pieces_learns_the_same(name: str) -> None:
    X = np.random.default_rng(3).normal(size=(1000, 120)).astype("float32")
    both = [training_of(OPTIMIZERS[name], X, compiled=compiled) for compiled in (True, False)]
    for epoch in range(3):
        for steps in both:
            take_epoch(steps, np.random.default_rng(epoch).permutation(1000))
    given, expected = both
    assert given.compiled
    assert_same_arrays(arrays_of(given), arrays_of(expected))
    made = given._replays[50].plan
    assert counters(made)
    descents = [call for call in shared(made) if "blas" in call.source.text and call.arguments[-1] == 1]
    assert bool(descents) == (name == "SGD")


# A check that fails


@optimizers
def test_a_loss_that_is_no_number_stops_all_threads_before_the_step(name: str) -> None:
    X = np.random.default_rng(3).normal(size=(500, 120)).astype("float32")
    spoilt = 6
    order = np.arange(500)
    X[50 * spoilt + 17, 5] = np.nan
    given, expected = (training_of(OPTIMIZERS[name], X, compiled=compiled) for compiled in (True, False))
    for _ in range(3):
        for steps in (given, expected):
            steps.begin_epoch(order)
            steps._seconds_a_step = 1e-6
            steps.run.step = 0
            while steps.run.step < spoilt:
                steps.take(one=steps is expected)
            with pytest.raises(NotFinite):
                steps.take(one=steps is expected)
            assert steps.run.step == spoilt
            assert steps.left == 500 - 50 * spoilt
        assert given.compiled
        assert crew.threads() == 1 or shared(given._replays[50].plan)
        before = arrays_of(given)
        assert_same_arrays(before, arrays_of(expected))
        with pytest.raises(NotFinite):
            given.take(one=False)
        for one, other in zip(arrays_of(given), before, strict=True):
            np.testing.assert_array_equal(one, other)
    for steps in (given, expected):
        take_epoch(steps, np.tile(order[: 50 * spoilt], 2)[:500])
    assert_same_arrays(arrays_of(given), arrays_of(expected))


ADD_ONE = "def kernel(n, a):\n    for i in range(n):\n        a[i] += 1\n    return 0\n"
COUNT = "def kernel(count, last, fine):\n    count[0] += 1\n    fine[0] = count[0] <= last[0]\n    return 0\n"


class Counting:
    """Add one to all of `before`, look whether the steps are used up, add one to all of `after`."""

    def __init__(self, n: int = 50_000) -> None:
        self.before, self.after = np.zeros(n), np.zeros(n)
        self.count, self.last, self.fine = np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(1, bool)
        adding = Source(ADD_ONE, ("size", "float64"))
        add_before, add_after = (
            Call(adding, [n, array], Split(0, {1: 1}, 1e6)) for array in (self.before, self.after)
        )
        counting = Call(Source(COUNT, ("int64", "int64", "bool")), [self.count, self.last, self.fine])
        checking = Call(loops.source_of(loops.check, "bool"), [self.fine])
        self.program = Program([add_before, counting, checking, add_after])

    def assert_stops(self, fails_after: int, steps: int) -> None:
        """Run it; every number is then what so many completed steps leave."""
        for array in (self.before, self.after, self.count):
            array.fill(0)
        self.last[0] = fails_after
        done = min(fails_after, steps)
        assert self.program.run(steps) == done
        tried = done + (fails_after < steps)
        assert (self.before == tried).all()
        assert (self.after == done).all()


def test_a_failing_check_stops_all_threads_at_the_same_place() -> None:
    counting = Counting()
    assert len(counting.program.tables[0]) == crew.threads()
    for turn in range(60):
        counting.assert_stops(fails_after=turn % 7, steps=5)
        counting.assert_stops(fails_after=100, steps=3)
        counting.assert_stops(fails_after=0, steps=1)


@needs_limits
@pytest.mark.skipif(blas.threads() == 1, reason="here one thread does everything")
@pytest.mark.parametrize("hands", [3, 6], indirect=True)
def test_more_threads_than_cores_stop_at_the_same_place(hands: int) -> None:
    counting = Counting(5000)
    assert len(counting.program.tables[0]) == hands
    for turn in range(20):
        counting.assert_stops(fails_after=turn % 7, steps=5)


# Several at once, and pauses


def function_number(i: int) -> Any:
    return lambda x, w: np.tanh(x @ w * 0.01 + float(i)).sum(axis=0) + (x[:, :1] * float(i)).max()


def test_several_threads_of_python_run_functions_at_once() -> None:
    x, w = numbers(120, 90), numbers(90, 150)
    compiled = [cr.compile(function_number(i)) for i in range(4)]
    expected = [function_number(i)(x, w) for i in range(4)]
    for function in compiled:
        function(x, w)
    wrong: list[str] = []
    done: list[int] = []
    together = threading.Barrier(4)

    def work(i: int) -> None:
        together.wait()
        right = [np.allclose(compiled[i](x, w), expected[i], rtol=1e-12, atol=0) for _ in range(150)]
        wrong.extend(f"function {i}, turn {turn}" for turn, fine in enumerate(right) if not fine)
        done.append(i)

    workers = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not wrong
    assert sorted(done) == [0, 1, 2, 3]


@needs_hands
def test_whoever_finds_the_crew_busy_goes_alone() -> None:
    x, w = numbers(120, 90), numbers(90, 150)
    compiled = cr.compile(function_number(1))
    expected = compiled(x, w)
    assert shared(plan_of(compiled))
    rounds = crew.crew().rounds
    with crew.crew().busy:
        np.testing.assert_array_equal(compiled(x, w), expected)
    assert crew.crew().rounds == rounds
    compiled(x, w)
    assert crew.crew().rounds > rounds


@needs_hands
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_error_on_the_way_leaves_the_crew_free(error: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Crew) -> None:
        raise error

    counting = Counting()
    for _ in range(3):
        with monkeypatch.context() as changed:
            changed.setattr(Crew, "wake", stop)
            with pytest.raises(error):
                counting.program.run(1)
        assert not crew.crew().busy.locked()
        counting.assert_stops(fails_after=3, steps=5)


def test_helpers_fall_asleep_and_are_woken() -> None:
    x, w = numbers(120, 90), numbers(90, 150)
    functions = [function_number(0), lambda x, w: (x @ w) @ w.T]
    compiled = [cr.compile(function) for function in functions]
    expected = [function(x, w) for function in functions]
    pauses = np.random.default_rng(0).uniform(0, 0.002, size=400)
    for i, pause in enumerate(pauses):
        np.testing.assert_allclose(compiled[i % 2](x, w), expected[i % 2], rtol=1e-12)
        if i % 3:
            time.sleep(pause)


@needs_hands
def test_a_helper_that_sleeps_is_asleep() -> None:
    compiled = cr.compile(function_number(1))
    x, w = numbers(120, 90), numbers(90, 150)
    for _ in range(3):
        compiled(x, w)
        limit = time.monotonic() + 5
        while not all(crew.crew()._asleep):
            assert time.monotonic() < limit
            time.sleep(0.002)


# BLAS's own threads


@needs_hands
def test_where_blas_may_use_one_thread_so_do_we() -> None:
    limits = pytest.importorskip("threadpoolctl").threadpool_limits
    compiled = cr.compile(function_number(2))
    x, w = numbers(120, 90), numbers(90, 150)
    expected, before = compiled(x, w), blas.threads()
    for limited in (lambda: blas.one_thread(), lambda: limits(1)):
        rounds = crew.crew().rounds
        with limited():
            assert blas.threads() == 1
            np.testing.assert_array_equal(compiled(x, w), expected)
            assert blas.threads() == 1
            assert crew.crew().rounds == rounds
        assert blas.threads() == before
        np.testing.assert_array_equal(compiled(x, w), expected)
        assert blas.threads() == before
        assert crew.crew().rounds > rounds


@needs_limits
def test_after_a_check_that_fails_blas_has_its_threads_back() -> None:
    before, counting = blas.threads(), Counting()
    counting.assert_stops(fails_after=2, steps=5)
    assert blas.threads() == before


# Processes

BEGIN = """
import os, signal, sys, threading
import numpy as np
import chainrule as cr
from chainrule.compiler import crew

def function(x, w):
    return np.tanh(x @ w * 0.01).sum(axis=0) + (x[:, :1] * 2.0).max()

x, w = np.random.default_rng(0).uniform(0.5, 1.5, (120, 90)), np.random.default_rng(1).uniform(0.5, 1.5, (90, 150))
compiled = cr.compile(function)

def right():
    return np.allclose(compiled(x, w), function(x, w), rtol=1e-12, atol=0)
"""


def outcome_of(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    outcome = subprocess.run(
        [sys.executable, "-c", BEGIN + program],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, **environment},
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_after_a_fork_the_child_has_a_crew_of_its_own() -> None:
    program = """
import warnings
warnings.simplefilter("ignore")
assert all(right() for _ in range(5))
own = crew.crew()
for leaves in (os._exit, os._exit, sys.exit):
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # and no faulthandler: its own thread does not come along, and is waited for
        fine = all(right() for _ in range(20)) and crew.crew() is not own
        leaves(0 if fine else 3)
    assert right()
    assert os.waitpid(child, 0)[1] == 0
assert right() and crew.crew() is own
print("good")
"""
    assert outcome_of(program).stdout == "good\n"


def test_a_process_ends_directly_after_a_run() -> None:
    for end in ("", "sys.exit(0)", "import atexit; atexit.register(right); right()"):
        assert outcome_of(f"print(right())\nright()\n{end}\n").stdout == "True\n"


@pytest.mark.parametrize("name", ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"])
def test_where_blas_is_told_to_use_one_thread_there_are_no_helpers(name: str) -> None:
    program = """
print(right(), right(), crew.threads(), threading.active_count())
print(max(len(tables) for step in compiled._last.plan.steps for tables in step.tables))
"""
    others = {"OPENBLAS_NUM_THREADS": "", "OMP_NUM_THREADS": ""}
    if blas.limits() is not None:
        assert outcome_of(program, **{**others, name: "1"}).stdout.split() == ["True", "True", "1", "1", "1"]


# Numbers that are nearly 0

SMALLEST = np.finfo(np.float32).smallest_normal
on_x86 = pytest.mark.skipif(
    platform.machine().lower() not in ("x86_64", "amd64", "i686"), reason="this processor keeps them"
)


def assert_nearly_0_is_kept() -> None:
    """A compiled function, in pieces and whole, and NumPy itself compute with full denormal numbers."""
    for shape in ((400, 200), (3, 4)):
        x = np.linspace(SMALLEST / 1000, SMALLEST * 0.9, shape[0] * shape[1], dtype=np.float32).reshape(shape)
        halves = np.ldexp(x.astype(np.float64), -1).astype(np.float32)
        assert ((halves > 0) & (halves < SMALLEST)).all()
        np.testing.assert_array_equal(x * np.float32(0.5), halves)
        np.testing.assert_array_equal(cr.compile(lambda x: x * np.float32(0.5))(x), halves)
        np.testing.assert_array_equal(
            cr.compile(lambda x: (x * np.float32(0.5)).max(axis=0))(x), halves.max(axis=0)
        )


@on_x86
@pytest.mark.parametrize(
    ("name", "state", "start"),
    [("momentum", "velocity", 1.2e-38), ("Adam", "mean", 1.2e-38), ("Adam", "square", 1.1757e-38)],
)
def test_moments_that_are_nearly_0_become_0_and_nothing_else_does(name: str, state: str, start: float) -> None:
    assert_nearly_0_is_kept()
    X = np.zeros((200, 120), np.float32)  # no gradient: the first layer's moments only fade
    moments = {}
    for compiled in (True, False):
        steps = training_of(OPTIMIZERS[name], X, compiled=compiled)
        take_epoch(steps, np.arange(200))
        (moment,) = (
            array
            for key, array in steps.run.optimizer.state().items()
            if state in key and array.shape == (120, 200)
        )
        moment[...] = start
        take_epoch(steps, np.arange(50))
        assert steps.compiled == compiled
        moments[compiled] = moment
        assert_nearly_0_is_kept()
    assert (moments[True] == 0).all()
    assert ((moments[False] > 0) & (moments[False] < SMALLEST)).all()
