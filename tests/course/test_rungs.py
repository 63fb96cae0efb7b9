"""Each general rung, alone: it finds what it is for, in an exercise that knows nothing of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule.course import guard
from chainrule.course.checker import check_source
from chainrule.course.checking import Answer, Check, case, checks_in
from chainrule.course.comparison import call, close, written
from chainrule.course.exercise import Exercise, catalogue
from chainrule.course.verdict import Finding, Verdict

SOLUTION = """import numpy as np


def column_means(X):
    return np.mean(X, axis=0)


def spread(x, low, high):
    if high == low:
        raise ValueError("empty")
    return (x - low) / (high - low)


def line(x, w, b):
    return w * x + b, np.sum(x)
"""
STARTER = '''import numpy as np


def column_means(X):
    """Return the mean of each column."""
    ...


def spread(x, low, high):
    """Return x scaled."""
    ...


def line(x, w, b):
    """Return a line and a sum."""
    ...
'''
CHECK = """import numpy as np
from chainrule.course.checking import Check, case

column_means = Check("column_means")
spread = Check("spread")
line = Check("line", results=("y_hat", "total"))


@column_means.cases
def tables(rng):
    for shape in ((4, 2), (3, 5), (6, 3)):
        yield case(rng.normal(size=shape) + 2)


@spread.cases
def vectors(rng):
    for m in (3, 4, 6):
        yield case(rng.normal(size=m), 1.0, 4.0)
    yield case(np.array([1.0, 2.0]), 3.0, 3.0, raises=ValueError, about="with low = high")


@line.cases
def lines(rng):
    for m in (3, 4, 6):
        yield case(rng.normal(size=m), rng.normal(), rng.normal())
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    folder = tmp_path_factory.mktemp("99_test") / "01_rungs"
    folder.mkdir()
    for name, text in (("solution.py", SOLUTION), ("starter.py", STARTER), ("check.py", CHECK)):
        (folder / name).write_text(text)
    blank: dict[str, Any] = dict.fromkeys(("picture", "convention", "why", "another_way"), "")
    blank |= {"concepts": (), "requires": (), "minutes": 1}
    return Exercise(
        id="rungs", title="Rungs", kind="write", formerly=(), folder=folder, package="test", provides=(), **blank
    )


def verdict(exercise: Exercise, function: str) -> Verdict:
    """The verdict on a file whose last definitions are these."""
    return check_source(exercise, f"{SOLUTION}\n\n{function}", "file.py")


MEANS, SPREAD, LINE = "def column_means(X):\n", "def spread(x, low, high):\n", "def line(x, w, b):\n"
GUARDED = "    if high == low:\n        raise ValueError\n"

FOUND = {
    "syntax": "def column_means(X:\n    return 1\n",
    "name numpy": MEANS + "    return numpy.mean(X, axis=0)\n",
    "import nonsense": "import nonsense\n",
    "missing": "column_means = 3\n",
    "parameters": "def column_means(X, axis):\n    return X.mean(axis=axis)\n",
    "raised KeyError": MEANS + "    return {}['a']\n",
    "returned-none": MEANS + "    print(X.mean(axis=0))\n",
    "returned-type str": MEANS + "    return str(X.mean(axis=0))\n",
    "number-of-results 3": LINE + "    return w * x + b, np.sum(x), 1\n",
    "axis": MEANS + "    return [row.sum() / len(row) for row in X]\n",
    "column-vector": MEANS + "    out = X.mean(axis=0)\n    return np.vstack([out])\n",
    "aggregated": MEANS
    + "    total = 0.0\n    for row in X:\n        total += row.sum()\n    return total / X.size\n",
    "off-by-one": SPREAD + GUARDED + "    return [(v - low) / (high - low) for v in x[1:]]\n",
    "broadcast-table": SPREAD
    + GUARDED
    + "    return ((x.reshape(-1, 1) - low) / (high - low) + 0 * x).sum(axis=1)\n",
    "input-changed x": SPREAD + GUARDED + "    x -= low\n    return x / (high - low)\n",
    "no-error": SPREAD + "    return (x - low) / max(high - low, 1e-9)\n",
    "results-swapped": LINE + "    return np.sum(x), w * x + b\n",
    "arguments-swapped w b": LINE + "    return np.polyval([b, w], x), np.sum(x)\n",
    "argument-unused b": LINE + "    return w * x, np.sum(x)\n",
    "last-left-out": MEANS
    + "    total = sum(list(X[i] for i in range(len(X) - 1)))\n    return total / (len(X) - 1)\n",
    "first-only": MEANS + "    for row in X:\n        return row\n",
    "factor m": MEANS + "    return np.ones(len(X)) @ X\n",
    "factor -1": SPREAD + GUARDED + "    return -np.divide(x - low, high - low)\n",
    "component total": LINE + "    return w * x + b, np.median(x) ** 3\n",
    "rounded": MEANS
    + "    out = np.zeros(X.shape[1], dtype=int)\n    out += X.mean(axis=0).astype(int)\n    return out\n",
    "offset 1": SPREAD + GUARDED + "    return np.add((x - low) / (high - low), 1)\n",
    "reversed": MEANS + "    return X.mean(axis=0)[::-1]\n",
    "sorted": MEANS + "    return sorted(X.mean(axis=0))\n",
    "zeros": MEANS + "    out = np.zeros(X.shape[1])\n    return out\n",
    "thrown-away": LINE + "    y_hat = w * x\n    y_hat + b\n    return y_hat, np.sum(x)\n",
    "overwritten": LINE + "    t = 0\n    for v in x:\n        t = v\n    return w * x + b, t\n",
    "brackets": SPREAD + GUARDED + "    return x - low / (high - low)\n",
    "inside-loop": LINE + "    t = 0\n    for v in x:\n        t += v\n        return w * x + b, t\n",
    "axis missing": MEANS + "    return X.mean()\n",
    "call-too-many": LINE + "    return w * abs(x) + b, np.sum(x)\n",
    "wrong-name": LINE + "    y_hat = w * x + b\n    return y_hat, np.sum(y_hat)\n",
    "forbidden": "np.sum = lambda a: 0\n",
}
ALSO = {
    "axis missing": {"axis", "aggregated"},
    "first-only": {"first-only", "inside-loop"},
    "inside-loop": {"inside-loop", "component total"},
    "overwritten": {"overwritten", "component total"},
    "last-left-out": {"last-left-out", "constant", "operator", "term-too-many"},
    "argument-unused b": {"argument-unused b"},
    "reversed": {"reversed", "slice"},
    "sorted": {"sorted", "call-too-many"},
    "offset 1": {"offset 1", "function", "call-too-many", "constant"},
    "rounded": {"rounded", "call-too-many"},
    "column-vector": {"column-vector", "function"},
    "name numpy": {"name numpy"},
    "factor -1": {"factor -1", "sign"},
}


@pytest.mark.parametrize("name", FOUND)
def test_each_general_diagnosis_is_found(exercise: Exercise, name: str) -> None:
    guard._first_reason.clear()
    found = verdict(exercise, FOUND[name])
    assert found.diagnosis in ALSO.get(name, {name}) or found.diagnosis == name, found.lines()
    assert 1 <= len(found.lines()) <= 3


def test_nothing_is_said_of_what_is_right(exercise: Exercise) -> None:
    assert check_source(exercise, SOLUTION, "file.py").status == "passed"


def test_the_starter_is_not_attempted_and_one_function_is_told_from_the_others(exercise: Exercise) -> None:
    found = check_source(exercise, STARTER, "file.py")
    assert (found.status, found.function) == ("not attempted", "column_means")
    part = STARTER.replace(
        '"""Return x scaled."""\n    ...',
        "if high == low:\n        raise ValueError\n    return (x - low) / (high - low)",
    )
    found = check_source(exercise, part, "file.py")
    assert (found.status, found.function) == ("not attempted", "column_means")
    assert found.each["spread"] == "passed"


def test_what_is_wrong_goes_before_what_is_not_written(exercise: Exercise) -> None:
    part = STARTER.replace('"""Return a line and a sum."""\n    ...', "return 1")
    found = check_source(exercise, part, "file.py")
    assert (found.status, found.function) == ("wrong", "line")


@settings(max_examples=40, deadline=None)
@given(st.floats(0.05, 20).filter(lambda c: abs(c - 1) > 1e-3), st.booleans())
def test_any_constant_times_the_right_result_is_a_factor(exercise, c, negative) -> None:
    c = -c if negative else c
    found = verdict(exercise, f"{MEANS}    return np.dot(np.full(len(X), {c} / len(X)), X)\n")
    assert found.finding is not None
    assert found.finding.diagnosis == "factor", found.lines()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_gets_a_verdict(exercise, text) -> None:
    found = check_source(exercise, text, "file.py")
    assert found.status in ("wrong", "not attempted")
    assert 1 <= len(found.lines()) <= 3


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [None, "text", b"bytes", object(), {}, {1}, [], [[]], [1, "a"], [[1], [1, 2]], (), (1,), (1, 2, 3),
         np.array([]),
         float("nan"), 1 + 2j, True, range(3), np.float32(1), lambda x: x, np.zeros((2, 2, 2)), [None],
         np.array(["a"]), float("inf"), type, ...]
    )
)  # fmt: skip
def test_whatever_is_returned_gets_a_verdict(exercise, value) -> None:
    guard._first_reason.clear()
    import builtins

    builtins._returned = value  # type: ignore[attr-defined]
    for first in (MEANS, SPREAD, LINE):
        found = verdict(exercise, f"{first}    import builtins\n    return builtins._returned\n")
        assert found.status == "wrong"
        assert 2 <= len(found.lines()) <= 3


numbers = st.one_of(
    st.floats(-1e6, 1e6),
    st.integers(-1000, 1000),
    st.booleans(),
    st.lists(st.floats(-10, 10), min_size=1, max_size=4),
)


@given(numbers)
def test_the_container_of_numbers_does_not_matter(value) -> None:
    array = np.array(value)
    for same in (array, array.tolist(), array.astype(np.float64)):
        assert close(same, value, 1e-6)
    if array.ndim:
        assert close(tuple(value), value, 1e-6)
        assert not close(array[:-1], value, 1e-6)
    assert not close(array + 1.5 + np.abs(array), value, 1e-6)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=6).filter(lambda v: max(map(abs, v)) > 1e-3))
def test_single_precision_is_exact_enough(values) -> None:
    assert close(np.array(values, dtype=np.float32), np.array(values), 1e-6)


@given(
    st.recursive(
        st.floats() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60
    ),
    st.integers(8, 60),
)
def test_a_value_is_written_within_its_limit(value, limit) -> None:
    assert len(written(value, limit)) <= max(limit, 20)
    assert len(call("f", (value, value), 62)) <= 82


def test_a_check_knows_its_cases_in_the_order_of_the_file() -> None:
    first, second = Check("f"), Answer("a", 1)
    assert list(checks_in({"x": first, "other": 3, "y": second})) == [first, second]
    one = case([[1, 2, 3], [4, 5, 6]], 7)
    assert (one.m, one.n) == (2, 3)
    assert case(5).m is None


def test_a_verdict_survives_the_way_through_json() -> None:
    for exercise in list(catalogue())[:2]:
        found = check_source(exercise, exercise.starter, "file.py")
        assert Verdict.from_dict(found.to_dict()) == found
    odd = Verdict(
        "id", "wrong", Finding("factor", "what", "mend", "evidence", "m", 3, {"x": "1"}), "f", {"f": "wrong"}
    )
    assert Verdict.from_dict(odd.to_dict()) == odd
    assert odd.diagnosis == "factor m"
