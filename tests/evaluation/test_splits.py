from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.errors import ArgumentError, ChainruleError, DataError, ShapeError
from chainrule.evaluation import train_validation_test_split


@given(
    n=st.integers(1, 80),
    n_classes=st.integers(1, 4),
    validation=st.floats(0, 0.6),
    test=st.floats(0, 0.6),
    stratify=st.booleans(),
    seed=st.integers(0, 50),
)
def test_every_row_is_in_exactly_one_part(
    n: int, n_classes: int, validation: float, test: float, stratify: bool, seed: int
) -> None:
    y = np.random.default_rng(seed).integers(0, n_classes, n)
    try:
        parts = train_validation_test_split(y, validation=validation, test=test, stratify=stratify, seed=seed)
    except ChainruleError:
        return
    assert sorted(np.concatenate(parts).tolist()) == list(range(n))
    assert len(parts.train) > 0
    assert validation != 0 or len(parts.validation) == 0
    assert test != 0 or len(parts.test) == 0
    again = train_validation_test_split(y, validation=validation, test=test, stratify=stratify, seed=seed)
    for one, two in zip(parts, again, strict=True):
        np.testing.assert_array_equal(one, two)


def test_each_part_gets_its_share_of_each_class() -> None:
    y = np.repeat([0, 1, 2], [100, 50, 10])
    parts = train_validation_test_split(y, validation=0.3, test=0.1, seed=0)
    assert [np.bincount(y[rows]).tolist() for rows in parts] == [[60, 30, 6], [30, 15, 3], [10, 5, 1]]


def test_names_of_classes_will_do_as_labels() -> None:
    y = ["cat", "dog"] * 20
    parts = train_validation_test_split(y, seed=0)
    assert [len(rows) for rows in parts] == [24, 8, 8]
    assert sum(y[row] == "cat" for row in parts.test) == 4


def test_the_order_is_random_and_the_classes_are_mixed() -> None:
    y = np.repeat([0, 1], 50)
    train = train_validation_test_split(y, seed=0).train
    assert train.tolist() != sorted(train.tolist())
    assert 10 < y[train[:30]].sum() < 20
    other = train_validation_test_split(y, seed=1).train
    assert train.tolist() != other.tolist()


def test_without_stratifying_the_shares_are_those_of_all_rows() -> None:
    parts = train_validation_test_split(np.linspace(0, 1, 101), validation=0.25, test=0.1, stratify=False, seed=0)
    assert [len(rows) for rows in parts] == [66, 25, 10]


@pytest.mark.parametrize(
    ("validation", "test"),
    [(0.5, 0.5), (1.0, 0.0), (-0.1, 0.2), (0.2, -0.1), (0.9, 0.9), (np.nan, 0.1), (np.inf, 0)],
)
def test_shares_that_leave_nothing_to_learn_from_are_refused(validation: float, test: float) -> None:
    with pytest.raises(ArgumentError, match="leave nothing to learn from"):
        train_validation_test_split(np.arange(10) % 2, validation=validation, test=test)


@pytest.mark.parametrize(("y", "stratify"), [([0, 1], True), ([0, 1, 0, 1], True), ([0, 1], False), ([], True)])
def test_too_few_rows_for_a_share_are_refused(y: list[Any], stratify: bool) -> None:
    with pytest.raises(DataError, match="no rows for"):
        train_validation_test_split(y, validation=0.1, test=0.1, stratify=stratify, seed=0)


def test_a_share_of_0_leaves_the_part_empty() -> None:
    parts = train_validation_test_split(np.arange(20) % 2, validation=0, test=0.5, seed=0)
    assert [len(rows) for rows in parts] == [10, 0, 10]


def test_numbers_are_not_stratified_and_the_message_says_so() -> None:
    with pytest.raises(DataError, match="stratify=False"):
        train_validation_test_split(np.linspace(0, 1, 50), seed=0)


def test_one_hot_labels_are_stratified_by_their_classes_or_not_at_all() -> None:
    with pytest.raises(ShapeError, match="argmax"):
        train_validation_test_split(np.eye(3)[[0, 1, 2] * 10])
    with pytest.raises(ShapeError):
        train_validation_test_split(3, stratify=False)
    parts = train_validation_test_split(np.eye(3)[[0, 1, 2] * 10], stratify=False, seed=0)
    assert [len(rows) for rows in parts] == [18, 6, 6]
