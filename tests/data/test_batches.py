from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import Batches
from chainrule.errors import ArgumentError, DataError, ShapeError


def numbers_of(epoch: Any) -> list[list[int]]:
    return [y.tolist() for _, y in epoch]


def make_batches(n_samples: int, batch_size: int, **options: Any) -> Batches:
    y = np.arange(n_samples)
    return Batches(np.column_stack([y, -y]), y, batch_size, **options)


@given(n_samples=st.integers(1, 60), batch_size=st.integers(1, 70), shuffle=st.booleans(), seed=st.integers(0, 99))
def test_each_example_comes_exactly_once_with_its_own_target(n_samples, batch_size, shuffle, seed):
    batches = make_batches(n_samples, batch_size, shuffle=shuffle, seed=seed)
    seen = list(batches)
    assert len(seen) == len(batches)
    assert [len(y) for _, y in seen[:-1]] == [batch_size] * (len(seen) - 1)
    assert 1 <= len(seen[-1][1]) <= batch_size
    for X, y in seen:
        np.testing.assert_array_equal(X, np.column_stack([y, -y]))
    assert sorted(np.concatenate([y for _, y in seen])) == list(range(n_samples))


def test_the_last_smaller_batch_is_kept():
    assert [len(y) for _, y in make_batches(10, 4, seed=0)] == [4, 4, 2]


def test_each_epoch_has_an_order_of_its_own():
    batches = make_batches(50, 50, seed=0)
    first, second = numbers_of(batches), numbers_of(batches)
    assert first != second
    assert first != [list(range(50))]


def test_same_seed_gives_the_same_epochs():
    one, two = make_batches(20, 3, seed=5), make_batches(20, 3, seed=5)
    for _ in range(3):
        assert numbers_of(one) == numbers_of(two)
    assert numbers_of(one) != numbers_of(make_batches(20, 3, seed=6))


def test_without_shuffling_the_order_is_kept_and_the_generator_untouched():
    batches = make_batches(5, 2, shuffle=False, seed=0)
    before = batches.generator.bit_generator.state
    assert numbers_of(batches) == [[0, 1], [2, 3], [4]]
    assert batches.generator.bit_generator.state == before


@given(n_samples=st.integers(1, 30), batch_size=st.integers(1, 10), data=st.data())
def test_a_stopped_epoch_goes_on_with_the_batches_that_were_left(n_samples, batch_size, data):
    batches = make_batches(n_samples, batch_size, seed=1)
    skip = data.draw(st.integers(0, len(batches)))
    state = batches.generator.bit_generator.state
    whole, next_epoch = numbers_of(batches.epoch()), numbers_of(batches.epoch())
    resumed = make_batches(n_samples, batch_size, seed=2)
    resumed.generator.bit_generator.state = state
    assert numbers_of(resumed.epoch(skip)) == whole[skip:]
    assert numbers_of(resumed) == next_epoch


def test_the_order_is_drawn_when_the_epoch_starts():
    batches = make_batches(9, 2, seed=0)
    state = batches.generator.bit_generator.state
    batches.epoch()
    assert batches.generator.bit_generator.state != state


def test_skipped_batches_are_not_gathered():
    gathered = []

    class Watched(np.ndarray[Any, Any]):
        def take(self, rows: Any, axis: Any = None, **options: Any) -> Any:  # type: ignore[override]
            gathered.append(len(rows))
            return super().take(rows, axis=axis, **options)

    batches = make_batches(10, 2, seed=0)
    batches.X = batches.X.view(Watched)
    assert len(list(batches.epoch(skip=3))) == 2
    assert gathered == [2, 2]


def test_a_generator_can_be_shared():
    generator = np.random.default_rng(3)
    assert make_batches(4, 2, seed=generator).generator is generator


def test_shuffled_batches_are_copies_that_leave_the_data_alone():
    X, y = np.ones((6, 2)), np.arange(6)
    for X_batch, y_batch in Batches(X, y, 4, seed=0):
        X_batch[:] = 0
        y_batch[:] = 0
    assert X.min() == 1
    assert y.tolist() == [0, 1, 2, 3, 4, 5]


def test_types_are_kept():
    X, y = next(iter(Batches(np.zeros((3, 2, 2), np.float32), np.zeros((3, 1), np.int8), 2, seed=0)))
    assert X.dtype == np.float32
    assert X.shape == (2, 2, 2)
    assert y.dtype == np.int8
    assert y.shape == (2, 1)


@pytest.mark.parametrize("batch_size", [0, -1, 2.5, "8", None, True])
def test_a_batch_size_that_is_no_count_is_refused(batch_size):
    with pytest.raises(ArgumentError, match="batch_size") as caught:
        make_batches(4, batch_size)
    assert caught.value.given == repr(batch_size)
    assert caught.value.mend == "batch_size=32"


@pytest.mark.parametrize("skip", [-1, 4, 1.0, "1"])
def test_a_skip_beyond_the_epoch_is_refused(skip):
    with pytest.raises(ArgumentError, match="skip"):
        make_batches(6, 2).epoch(skip)


def test_no_examples_are_refused():
    with pytest.raises(DataError, match="no examples"):
        Batches(np.zeros((0, 3)), np.zeros(0))


@pytest.mark.parametrize(("X", "y"), [(np.zeros((3, 2)), np.zeros(4)), (1.0, np.zeros(1)), (np.zeros((1, 1)), 1.0)])
def test_different_lengths_are_refused(X, y):
    with pytest.raises(ShapeError, match="one target for each example") as caught:
        Batches(X, y)
    assert str(np.shape(X)) in str(caught.value.given)


def test_a_seed_that_is_none_is_refused_by_name():
    with pytest.raises(ArgumentError, match="seed"):
        make_batches(3, 1, seed=-1)
