from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from sklearn import datasets

from chainrule.data import Dataset, load_digits, load_life


def test_length_of_a_dataset_is_its_number_of_examples():
    assert len(Dataset(np.zeros((7, 2), np.float32), np.zeros(7), "seven")) == 7


def test_a_dataset_cannot_be_changed_by_assignment():
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_life().name = "other"  # type: ignore[misc]


def test_a_dataset_shows_shapes_instead_of_numbers():
    assert repr(load_life()) == "Dataset life: X (4, 1) float32, y (4,) float32"


def test_digits_are_those_of_scikit_learn_scaled_to_one():
    digits, reference = load_digits(), datasets.load_digits()
    assert digits.X.shape == (1797, 64)
    assert digits.X.dtype == np.float32
    assert digits.y.dtype == np.int64
    np.testing.assert_array_equal(digits.X * 16, reference.data)
    np.testing.assert_array_equal(digits.y, reference.target)
    np.testing.assert_array_equal(digits.X.reshape(-1, *(digits.image_shape or ())) * 16, reference.images)
    assert digits.class_names == tuple(str(name) for name in reference.target_names)
    assert digits.feature_names == tuple(reference.feature_names)


def test_digits_are_fresh_arrays_at_each_call():
    first = load_digits()
    first.X[:] = 5
    assert load_digits().X.max() == 1


def test_life_has_the_least_squares_line_of_the_reference_values():
    life = load_life()
    A = np.column_stack([life.X.astype(np.float64), np.ones(4)])
    (w, b), *_ = np.linalg.lstsq(A, life.y.astype(np.float64), rcond=None)
    assert w == pytest.approx(0.450292, abs=1e-6)
    assert b == pytest.approx(66.345029, abs=1e-6)
    assert np.mean((A @ [w, b] - life.y) ** 2) / 2 == pytest.approx(1.413743, abs=1e-6)
