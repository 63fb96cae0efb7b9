"""Figures of merit against scikit-learn's, to the last digits, and against numbers worked by hand."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest
import sklearn.metrics as sk
from hypothesis import given
from hypothesis import strategies as st
from sklearn.exceptions import UndefinedMetricWarning as SklearnUndefined

from chainrule import evaluation as ev
from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError

CLOSE: Any = {"rel": 1e-12, "abs": 1e-12}
PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)
TWO = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=40)
KINDS = st.sampled_from(["int", "text", "float", "uint8"])


def labels_of(pairs: list[tuple[int, int]], kind: str) -> tuple[Any, Any]:
    y, y_hat = np.array(pairs).T
    if kind == "text":
        names = np.array(["ant", "bee", "cow", "dog", "eel"])
        return names[y], names[y_hat]
    return y.astype(kind), y_hat.astype(kind)


def quietly(call: Any, *arguments: Any, **options: Any) -> tuple[Any, bool]:
    """The result, and whether it came with a warning that a figure is not defined."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call(*arguments, **options)
    kinds = [w.category for w in caught]
    assert set(kinds) <= {ev.UndefinedMetricWarning, SklearnUndefined, UserWarning, RuntimeWarning}
    return result, any(issubclass(kind, ev.UndefinedMetricWarning | SklearnUndefined) for kind in kinds)


@given(pairs=PAIRS, kind=KINDS)
def test_figures_of_labels_agree_with_scikit_learn(pairs: list[tuple[int, int]], kind: str) -> None:
    y, y_hat = labels_of(pairs, kind)
    assert ev.accuracy(y, y_hat) == pytest.approx(sk.accuracy_score(y, y_hat), **CLOSE)
    np.testing.assert_array_equal(ev.confusion_matrix(y, y_hat), quietly(sk.confusion_matrix, y, y_hat)[0])
    assert ev.balanced_accuracy(y, y_hat) == pytest.approx(
        quietly(sk.balanced_accuracy_score, y, y_hat)[0], **CLOSE
    )
    ours, warned = quietly(ev.cohens_kappa, y, y_hat)
    theirs, _ = quietly(sk.cohen_kappa_score, y, y_hat)
    assert ours == pytest.approx(theirs, nan_ok=True, **CLOSE)
    assert warned == math.isnan(ours) == (len({*y, *y_hat}) == 1)


@given(
    pairs=PAIRS, kind=KINDS, average=st.sampled_from(["macro", "micro", "weighted", None]), beta=st.floats(0.1, 9)
)
def test_precision_recall_and_f_agree_with_scikit_learn(
    pairs: list[tuple[int, int]], kind: str, average: Any, beta: float
) -> None:
    y, y_hat = labels_of(pairs, kind)
    for ours, theirs, options in [
        (ev.precision, sk.precision_score, {}),
        (ev.recall, sk.recall_score, {}),
        (ev.f1, sk.f1_score, {}),
        (ev.f_beta, sk.fbeta_score, {"beta": beta}),
    ]:
        mine, warned = quietly(ours, y, y_hat, average=average, **options)
        expected, warned_too = quietly(theirs, y, y_hat, average=average, **options)
        np.testing.assert_allclose(mine, expected, rtol=1e-12, atol=1e-12)
        assert warned == warned_too


@given(pairs=TWO, positive=st.sampled_from([0, 1]))
def test_the_figures_of_the_positive_class_agree_with_scikit_learn(pairs: Any, positive: int) -> None:
    y, y_hat = np.array(pairs).T
    for ours, theirs in [(ev.precision, sk.precision_score), (ev.recall, sk.recall_score), (ev.f1, sk.f1_score)]:
        mine, warned = quietly(ours, y, y_hat, positive=positive)
        expected, warned_too = quietly(theirs, y, y_hat, pos_label=positive)
        assert mine == pytest.approx(expected, **CLOSE)
        assert warned == warned_too
        if positive == 1:
            assert quietly(ours, y, y_hat)[0] == mine


def test_fish_and_mines_worked_by_hand() -> None:
    y = np.repeat(["mine", "fish"], [1, 1000])
    y_hat = np.repeat(["mine", "fish"], [2, 999])
    matrix = ev.confusion_matrix(y, y_hat, classes=["mine", "fish"])
    np.testing.assert_array_equal(matrix, [[1, 0], [1, 999]])
    assert ev.balanced_accuracy(y, y_hat) == pytest.approx(0.9995)
    assert ev.precision(y, y_hat, positive="mine") == 0.5
    assert ev.f1(y, y_hat, positive="mine") == pytest.approx(0.6667, abs=5e-5)
    assert ev.f1(y, y_hat, positive="fish") == pytest.approx(0.9995, abs=5e-5)
    assert ev.cohens_kappa(y, y_hat) == pytest.approx(0.666222, abs=5e-7)
    # the table of the course has the truth in its columns: recall 0.5 of mines, 1.0 of fish
    assert ev.recall(y_hat, y, average=None).tolist() == [1.0, 0.5]
    assert ev.balanced_accuracy(y_hat, y) == 0.75


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.lists(st.integers(0, 9), min_size=3, max_size=3)), min_size=1, max_size=30
    ),
    st.sampled_from([np.float32, np.float64]),
)
def test_log_loss_agrees_with_scikit_learn_where_it_is_certain_too(rows: Any, dtype: Any) -> None:
    y = np.array([row[0] for row in rows])
    weights = np.array([row[1] for row in rows], float) + np.array([[0, 0, 1e-9]])
    P = (weights / weights.sum(axis=1, keepdims=True)).astype(dtype)
    expected = sk.log_loss(y, P, labels=[0, 1, 2])
    # scikit-learn adds up float32 in float32
    close = 1e-12 if dtype == np.float64 else 1e-5
    assert ev.log_loss(y, P, classes=[0, 1, 2]) == pytest.approx(expected, rel=close, abs=close)
    if len(set(y)) == 3:
        assert ev.log_loss(y, P) == ev.log_loss(y, P, classes=[0, 1, 2])


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 1e-300, 0.2, 0.5, 0.9, 1.0])), min_size=1, max_size=30)
)
def test_log_loss_of_two_classes_takes_one_column(rows: Any) -> None:
    y, p = np.array([r[0] for r in rows], int), np.array([r[1] for r in rows])
    assert ev.log_loss(y, p, classes=[0, 1]) == pytest.approx(sk.log_loss(y, p, labels=[0, 1]), **CLOSE)


def test_the_doors_worked_by_hand() -> None:
    assert 3 * ev.log_loss([1, 1, 0], [0.8, 0.7, 0.1]) == pytest.approx(0.6852, abs=5e-5)


NUMBERS = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=40), st.booleans(), st.booleans())
def test_figures_of_numbers_agree_with_scikit_learn(pairs: Any, constant: bool, perfect: bool) -> None:
    y, y_hat = np.array(pairs).T
    if constant:
        y = np.full(len(y), y[0])
    if perfect:
        y_hat = y.copy()
    assert ev.mean_squared_error(y, y_hat) == pytest.approx(sk.mean_squared_error(y, y_hat), **CLOSE)
    assert ev.mean_absolute_error(y, y_hat) == pytest.approx(sk.mean_absolute_error(y, y_hat), **CLOSE)
    assert ev.r_squared(y, y_hat) == pytest.approx(sk.r2_score(y, y_hat), **CLOSE)


def test_r_squared_of_one_row_is_not_defined() -> None:
    with pytest.warns(ev.UndefinedMetricWarning, match="single row"):
        assert math.isnan(ev.r_squared([1.0], [1.0]))


def test_nothing_of_a_class_is_said_with_the_class_and_the_figure() -> None:
    with pytest.warns(ev.UndefinedMetricWarning, match="precision of class dog is 0/0 .* no row was predicted"):
        assert ev.precision(["cat", "dog"], ["cat", "cat"], positive="dog") == 0
    with pytest.warns(ev.UndefinedMetricWarning, match="recall of class 1 is 0/0 .* no row is true"):
        assert ev.recall([0, 0], [0, 1]) == 0


def test_many_classes_in_a_small_integer_type_do_not_overflow() -> None:
    y = np.arange(200, dtype=np.uint8)
    np.testing.assert_array_equal(ev.confusion_matrix(y, y), np.eye(200))
    many = np.zeros(100_000, np.uint8)
    assert ev.cohens_kappa(many, np.arange(100_000) % 2) == 0


def test_classes_set_the_order_and_the_size_of_the_table() -> None:
    np.testing.assert_array_equal(
        ev.confusion_matrix([0, 2], [0, 0], classes=[2, 1, 0]), [[0, 0, 1], [0, 0, 0], [0, 0, 1]]
    )
    with pytest.raises(DataError, match="none of the classes"):
        ev.confusion_matrix([0, 3], [0, 1], classes=[0, 1, 2])


def test_accuracy_takes_text_and_bool_too() -> None:
    assert ev.accuracy(["cat", "dog"], ["cat", "cat"]) == 0.5
    assert ev.accuracy([True, False, True, True], [True, True, True, True]) == 0.75


LABEL_FIGURES = [
    ev.accuracy,
    ev.balanced_accuracy,
    ev.confusion_matrix,
    ev.precision,
    ev.recall,
    ev.f1,
    ev.cohens_kappa,
]


@pytest.mark.parametrize("figure", LABEL_FIGURES)
def test_labels_that_do_not_go_together_are_refused(figure: Any) -> None:
    with pytest.raises(ShapeError, match=r"y \(3,\), y_hat \(2,\)"):
        figure([0, 1, 1], [0, 1])
    with pytest.raises(ShapeError, match="argmax"):
        figure([0, 1, 1], np.ones((3, 2)))
    with pytest.raises(ShapeError, match=r"y_hat\.ravel\(\)"):
        figure([0, 1, 1], np.ones((3, 1), int))
    with pytest.raises(ShapeError):
        figure(1, 1)
    with pytest.raises(DataError, match="no labels"):
        figure([], [])
    with pytest.raises(DTypeError, match="text"):
        figure(["a", "b"], [0, 1])
    with pytest.raises(DataError, match="NaN"):
        figure([0.0, np.nan], [0, 1])
    with pytest.raises(DataError, match="not labels"):
        figure([0, 1], [0.3, 0.8])


@pytest.mark.parametrize("figure", [ev.mean_squared_error, ev.mean_absolute_error, ev.r_squared])
def test_numbers_that_do_not_go_together_are_refused(figure: Any) -> None:
    with pytest.raises(ShapeError, match=r"y_hat\.ravel\(\)"):
        figure([0.0, 1.0], [[0.0], [1.0]])
    with pytest.raises(ShapeError, match="2 and 3"):
        figure([0.0, 1.0], [0.0, 1.0, 2.0])
    with pytest.raises(ShapeError):
        figure([], [])
    with pytest.raises(DataError, match="row 1"):
        figure([0.0, 1.0], [0.0, np.inf])
    with pytest.raises(DTypeError, match="y are no numbers"):
        figure(["a", "b"], [0.0, 1.0])


@pytest.mark.parametrize(
    ("y", "P", "error", "says"),
    [
        ([0, 1], [[0.5, 0.6], [0.5, 0.5]], DataError, "row 0 adds up to 1.1"),
        ([0, 1], [1.5, 0.2], DataError, "from -0.5 to 1.5"),
        ([0, 1], [[np.nan, 0.6], [0.5, 0.5]], DataError, "NaN"),
        ([0, 1], ["a", "b"], DTypeError, "no numbers"),
        ([0, 0], [0.2, 0.1], DataError, "one class only"),
        ([0, 1, 2], [0.2, 0.1, 0.3], ShapeError, "3 classes"),
        ([0, 1], [0.2, 0.1, 0.3], ShapeError, "do not go together"),
    ],
)
def test_probabilities_that_are_none_are_refused(y: Any, P: Any, error: Any, says: str) -> None:
    with pytest.raises(error, match=says):
        ev.log_loss(y, P)


def test_arguments_without_meaning_are_named() -> None:
    with pytest.raises(ArgumentError, match="average"):
        ev.precision([0, 1], [0, 1], average="mean")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="beta"):
        ev.f_beta([0, 1], [0, 1], beta=-1)
    with pytest.raises(ArgumentError, match="more than two classes"):
        ev.precision([0, 1, 2], [0, 1, 1])
