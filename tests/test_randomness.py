"""Randomness comes from a seed that the caller names, and from nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.errors import ArgumentError
from chainrule.randomness import as_generator


@given(st.integers(0, 2**64))
def test_the_same_seed_gives_the_same_numbers(seed: int) -> None:
    np.testing.assert_array_equal(as_generator(seed).random(4), as_generator(seed).random(4))


def test_different_seeds_give_different_numbers() -> None:
    assert len({as_generator(seed).integers(2**62) for seed in range(100)}) == 100


def test_a_generator_is_shared_not_copied() -> None:
    generator = np.random.default_rng(0)
    assert as_generator(generator) is generator


def test_no_seed_draws_fresh_numbers_each_time() -> None:
    assert as_generator(None).integers(2**62) != as_generator(None).integers(2**62)


def test_whole_numbers_of_numpy_are_seeds_too() -> None:
    seven: Any = np.int64(7)
    assert as_generator(seven).integers(2**62) == as_generator(7).integers(2**62)


def test_numpys_global_state_is_neither_read_nor_changed() -> None:
    np.random.seed(1)  # noqa: NPY002 (the state that must not matter)
    before = np.random.get_state(legacy=False)  # noqa: NPY002
    first = as_generator(5).integers(2**62)
    after = np.random.get_state(legacy=False)  # noqa: NPY002
    np.testing.assert_equal(before, after)
    np.random.seed(2)  # noqa: NPY002
    assert as_generator(5).integers(2**62) == first


@pytest.mark.parametrize("seed", [-1, 1.0, "0", True, np.True_, [1], np.array([1]), np.random.RandomState(0)])
def test_anything_else_is_refused(seed: Any) -> None:
    with pytest.raises(ArgumentError, match="seed cannot start a random generator") as caught:
        as_generator(seed)
    assert caught.value.mend == "seed=0"
