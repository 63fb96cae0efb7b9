from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import check_data, checks
from chainrule.errors import DataError, DTypeError, ShapeError


def test_good_arrays_come_back_as_they_are():
    X, y = np.ones((3, 2), np.float32), np.array([0, 1, 2])
    checked_X, checked_y = check_data(X, y)
    assert checked_X is X
    assert checked_y is y


def test_lists_come_back_as_arrays():
    X, y = check_data([[1, 2], [3, 4]], [0.5, 1.5])
    np.testing.assert_array_equal(X, [[1, 2], [3, 4]])
    np.testing.assert_array_equal(y, [0.5, 1.5])


def test_y_can_be_left_out():
    assert check_data([[1.0]])[1] is None


@given(
    rows=st.integers(1, 40), columns=st.integers(1, 8), dtype=st.sampled_from(["f2", "f4", "f8"]), data=st.data()
)
def test_the_first_bad_value_is_named_by_column_and_row(rows, columns, dtype, data):
    X = np.arange(rows * columns, dtype=dtype).reshape(rows, columns)
    places = data.draw(st.sets(st.integers(0, X.size - 1), min_size=1, max_size=5))
    for place in places:
        X.flat[place] = data.draw(st.sampled_from([np.nan, np.inf, -np.inf]))
    row, column = divmod(min(places), columns)
    with pytest.raises(DataError) as caught:
        check_data(X)
    assert caught.value.what.endswith(f", first in column {column}, row {row}")
    count = "1 value that is not a" if len(places) == 1 else f"{len(places)} values that are not"
    assert f"X has {count} finite number" in caught.value.what
    assert f"{X[row, column]} at X[{row}, {column}]" in str(caught.value.given)


def test_all_columns_with_bad_values_are_listed():
    X = np.zeros((4, 6))
    X[1, 4] = X[2, 1] = X[3, 4] = np.nan
    with pytest.raises(DataError, match="3 values") as caught:
        check_data(X)
    assert caught.value.given == "nan at X[1, 4]; in columns 1, 4"


def test_the_mend_leaves_data_that_pass():
    X, y = np.arange(8.0).reshape(4, 2), np.arange(4)
    X[2, 0] = np.inf
    with pytest.raises(DataError) as caught:
        check_data(X, y)
    names: dict[str, Any] = {"np": np, "X": X, "y": y}
    exec(caught.value.mend or "", names)
    kept_X, kept_y = check_data(names["X"], names["y"])
    assert kept_X.tolist() == [[0, 1], [2, 3], [6, 7]]
    assert kept_y.tolist() == [0, 1, 3]


def test_the_mend_fits_images_too():
    X = np.zeros((3, 2, 2))
    X[1, 0, 1] = np.nan
    with pytest.raises(DataError, match=r"first at \[1, 0, 1\]") as caught:
        check_data(X)
    names: dict[str, Any] = {"np": np, "X": X}
    exec(caught.value.mend or "", names)
    assert names["X"].shape == (2, 2, 2)


def test_a_bad_target_is_named_by_its_row():
    with pytest.raises(DataError, match="y has 1 value that is not a finite number, first in row 2"):
        check_data(np.ones((3, 1)), np.array([0.0, 1.0, np.inf]))


def test_a_bad_value_behind_the_first_block_is_found(monkeypatch):
    monkeypatch.setattr(checks, "BLOCK", 8)
    X = np.zeros((50, 4), np.float32)
    X[37, 2] = X[49, 3] = np.nan
    with pytest.raises(DataError, match=r"2 values .* first in column 2, row 37"):
        check_data(X)


def test_large_values_whose_sum_overflows_pass():
    X = np.full((4, 2), np.finfo(np.float32).max)
    assert check_data(X)[0] is X


def test_whole_numbers_and_truth_values_are_numbers():
    assert check_data(np.array([[1, 2]], np.uint8))[0].dtype == np.uint8
    assert check_data(np.array([[True]]))[0].dtype == bool


@pytest.mark.parametrize(
    "X",
    [
        np.array([["a", "b"]]),
        np.array([[1, None]], dtype=object),
        np.array([[1j]]),
        np.array([["2020-01-01"]], dtype="datetime64[D]"),
        None,
        "text",
        {"a": 1},
    ],
)
def test_what_is_no_number_is_refused(X):
    with pytest.raises(DTypeError, match="X does not hold real numbers") as caught:
        check_data(X)
    assert "dtype" in str(caught.value.given)


def test_text_labels_are_refused_with_the_way_to_numbers():
    y = np.array(["cat", "dog", "cat"])
    with pytest.raises(DTypeError, match="y does not hold") as caught:
        check_data(np.ones((3, 1)), y)
    names: dict[str, Any] = {"np": np, "y": y}
    exec(caught.value.mend or "", names)
    assert names["y"].tolist() == [0, 1, 0]


def test_a_sparse_matrix_is_refused_with_the_way_to_an_array():
    sparse = pytest.importorskip("scipy.sparse")
    with pytest.raises(DTypeError) as caught:
        check_data(sparse.csr_matrix(np.eye(3)))
    assert caught.value.mend == "X = X.toarray()"


@pytest.mark.parametrize(("shape", "missing"), [((0, 3), "examples"), ((3, 0), "features"), ((0,), "examples")])
def test_empty_data_are_refused(shape, missing):
    with pytest.raises(DataError, match=f"X has no {missing}"):
        check_data(np.zeros(shape))


def test_a_single_number_is_refused():
    with pytest.raises(ShapeError, match="single number"):
        check_data(3.0)


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ShapeError, match="cannot be made an array"):
        check_data([[1, 2], [3]])


@pytest.mark.parametrize("y", [np.zeros(4), np.zeros((2, 3)), 1.0])
def test_not_one_target_for_each_example_is_refused(y):
    with pytest.raises(ShapeError, match="one target for each example"):
        check_data(np.ones((3, 2)), y)


def test_columns_as_examples_are_told_to_transpose():
    with pytest.raises(ShapeError) as caught:
        check_data(np.ones((2, 5)), np.zeros(5))
    assert str(caught.value.mend).startswith("X = X.T")
