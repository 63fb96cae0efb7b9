from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st

from chainrule.errors import DataError, DTypeError, ShapeError
from chainrule.evaluation import accuracy, confusion_matrix

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=60)


@given(pairs=PAIRS)
def test_accuracy_agrees_with_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    y, y_hat = zip(*pairs, strict=True)
    assert accuracy(y, y_hat) == sklearn.metrics.accuracy_score(y, y_hat)
    assert accuracy(np.array(y), np.array(y_hat)) == accuracy(y, y_hat)


@given(pairs=PAIRS, spare=st.integers(0, 3), dtype=st.sampled_from([np.uint8, np.int32, np.int64]))
def test_confusion_matrix_agrees_with_scikit_learn(pairs: list[tuple[int, int]], spare: int, dtype: Any) -> None:
    y, y_hat = (np.array(labels, dtype=dtype) for labels in zip(*pairs, strict=True))
    size = int(max(y.max(), y_hat.max())) + 1
    expected = sklearn.metrics.confusion_matrix(y, y_hat, labels=np.arange(size + 1))[:size, :size]
    np.testing.assert_array_equal(confusion_matrix(y, y_hat), expected)
    wider = confusion_matrix(y, y_hat, n_classes=size + spare)
    assert wider.shape == (size + spare, size + spare)
    np.testing.assert_array_equal(wider[:size, :size], expected)
    assert wider.sum() == len(pairs)
    assert np.trace(wider) == pytest.approx(accuracy(y, y_hat) * len(pairs))


def test_many_classes_in_a_small_integer_type_do_not_overflow() -> None:
    y = np.arange(200, dtype=np.uint8)
    np.testing.assert_array_equal(confusion_matrix(y, y), np.eye(200))


def test_accuracy_takes_text_and_bool_too() -> None:
    assert accuracy(["cat", "dog"], ["cat", "cat"]) == 0.5
    assert accuracy([True, False, True, True], [True, True, True, True]) == 0.75


@pytest.mark.parametrize("figure", [accuracy, confusion_matrix])
def test_labels_that_do_not_go_together_are_refused(figure: Any) -> None:
    with pytest.raises(ShapeError, match=r"y \(3,\), y_hat \(2,\)"):
        figure([0, 1, 1], [0, 1])
    with pytest.raises(ShapeError, match="argmax"):
        figure([0, 1, 1], np.ones((3, 2)))
    with pytest.raises(ShapeError):
        figure(np.ones((3, 1), dtype=int), np.ones((3, 1), dtype=int))
    with pytest.raises(ShapeError):
        figure(1, 1)
    with pytest.raises(DataError, match="no labels"):
        figure([], [])


@pytest.mark.parametrize("wrong", [[0.0, 1.0], [-1, 1], ["a", "b"], [True, False]])
def test_a_confusion_matrix_wants_class_numbers(wrong: list[Any]) -> None:
    with pytest.raises(DTypeError, match="y are not class numbers"):
        confusion_matrix(wrong, [0, 1])
    with pytest.raises(DTypeError, match="y_hat are not class numbers"):
        confusion_matrix([0, 1], wrong)


def test_a_label_without_a_row_is_refused() -> None:
    with pytest.raises(DataError, match="n_classes=4"):
        confusion_matrix([0, 3], [0, 1], n_classes=3)
