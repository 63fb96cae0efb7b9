"""Functions that nobody thought of: views, arithmetic, reductions and products at random, compiled and eager."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import chainrule as cr

SHAPES = ((6, 4), (4,), (4, 6))
"""Of the arrays that a function is given."""

LARGEST = 5000
"""Numbers of the largest value."""

ALONE: dict[str, Any] = {
    "minus": lambda a: -a,
    "bell": lambda a: np.exp(-a * a),
    "tanh": np.tanh,
    "T": lambda a: a.T,
    "sum": np.sum,
}
PAIRS: dict[str, Any] = {
    "plus": lambda a, b: a + b,
    "times": lambda a, b: a * b,
    "over": lambda a, b: a / (b * b + 1),
    "larger": np.maximum,
    "either": lambda a, b: np.where(a > 0, a, b),
}
PARTS = (slice(None), slice(None), slice(None, None, -1), slice(1, None), slice(None, -1), slice(None, None, 2))


@st.composite
def steps_of_a_function(draw: Any) -> list[Any]:
    """Each step is a function of the list of values so far, which gives one more."""
    values = [np.ones(shape) for shape in SHAPES]
    steps: list[Any] = []
    for _ in range(draw(st.integers(2, 12))):
        i = draw(st.integers(0, len(values) - 1))
        step = draw(one_step(i, values[i], values))
        value = np.asarray(step(values))
        if 0 < value.size <= LARGEST and value.ndim <= 4:
            steps.append(step)
            values.append(value)
    return steps


def one_step(i: int, a: Any, values: list[Any]) -> Any:
    """What may be done with value i."""
    fitting = [j for j, b in enumerate(values) if broadcasts(a.shape, b.shape)]
    kinds = [
        st.sampled_from(sorted(ALONE)).map(lambda name: lambda v: ALONE[name](v[i])),
        st.tuples(st.sampled_from(sorted(PAIRS)), st.sampled_from(fitting)).map(
            lambda choice: lambda v: PAIRS[choice[0]](v[i], v[choice[1]])
        ),
        st.sampled_from([(None, ...), (..., None)]).map(lambda index: lambda v: v[i][index]),
        st.sampled_from(divisors(a.size)).map(lambda n: lambda v: v[i].reshape(n, a.size // n)),
    ]
    if a.ndim:
        index = st.tuples(*(st.one_of(st.integers(-n, n - 1), st.sampled_from(PARTS)) for n in a.shape))
        kinds.append(index.map(lambda index: lambda v: v[i][index]))
        axes = st.tuples(st.sampled_from(["sum", "max", "mean"]), st.integers(0, a.ndim - 1), st.booleans())
        kinds.append(axes.map(lambda c: lambda v: getattr(v[i], c[0])(axis=c[1], keepdims=c[2])))
        rows = st.lists(st.integers(0, len(a) - 1), min_size=3, max_size=3)
        kinds.append(rows.map(lambda chosen: lambda v: v[i][np.array(chosen)]))
        kinds.append(st.just(lambda v: np.concatenate([v[i], v[i] * 2])))
    partners = [j for j, b in enumerate(values) if a.ndim == b.ndim == 2 and a.shape[1] == len(b)]
    if partners:
        kinds.append(st.sampled_from(partners).map(lambda j: lambda v: v[i] @ v[j]))
    return st.one_of(kinds)


def broadcasts(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    try:
        np.broadcast_shapes(one, other)
    except ValueError:
        return False
    return True


def divisors(n: int) -> list[int]:
    return [d for d in range(1, n + 1) if n % d == 0]


@settings(deadline=None, max_examples=80)
@given(steps=steps_of_a_function(), chosen=st.lists(st.integers(0, 14), min_size=1, max_size=3))
def test_any_function_gives_the_same_compiled_whatever_its_data(steps: list[Any], chosen: list[int]) -> None:
    def function(*arrays: Any) -> Any:
        values = list(arrays)
        for step in steps:
            values.append(step(values))
        return [values[n % len(values)] for n in chosen] + values[-1:]

    compiled = cr.compile(function)
    for seed in range(3):
        arrays = [np.random.default_rng(seed + i).normal(size=shape) for i, shape in enumerate(SHAPES)]
        with np.errstate(all="ignore"):
            expected = function(*arrays)
        for found, wanted in zip(compiled(*arrays), expected, strict=True):
            assert np.shape(found) == np.shape(wanted)
            np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-10)
    assert compiled._last is not None, "it ran eager"
