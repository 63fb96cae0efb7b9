"""ROC and precision-recall curves against scikit-learn's, with ties, and by counting pairs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics as sk
from hypothesis import assume, given
from hypothesis import strategies as st

from chainrule import evaluation as ev
from chainrule.errors import ArgumentError, DataError, DTypeError, ShapeError

ROWS = st.lists(st.tuples(st.booleans(), st.integers(-3, 3)), min_size=2, max_size=50)
KINDS = st.sampled_from(["int64", "float32", "float64", "uint8"])


def sides(rows: list[tuple[bool, int]], kind: str) -> tuple[Any, Any]:
    y = np.array([row[0] for row in rows])
    assume(y.any() and not y.all())
    scores = np.array([row[1] for row in rows])
    return y.astype(int), (scores + 3 if kind == "uint8" else scores / (1 if kind == "int64" else 3)).astype(kind)


@given(ROWS, KINDS)
def test_curves_and_areas_agree_with_scikit_learn(rows: Any, kind: str) -> None:
    y, scores = sides(rows, kind)
    curve = ev.roc_curve(y, scores)
    for ours, theirs in zip(curve, sk.roc_curve(y, scores, drop_intermediate=False), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)
    assert len(curve.thresholds) == len(np.unique(scores)) + 1
    for ours, theirs in zip(
        ev.precision_recall_curve(y, scores), sk.precision_recall_curve(y, scores), strict=True
    ):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)
    area = sk.roc_auc_score(y, scores)
    assert ev.roc_auc(y, scores) == pytest.approx(area, rel=1e-12, abs=1e-12)
    assert ev.auc(curve.false_positive_rate, curve.true_positive_rate) == pytest.approx(area, rel=1e-12, abs=1e-12)
    assert ev.average_precision(y, scores) == pytest.approx(
        sk.average_precision_score(y, scores), rel=1e-12, abs=1e-12
    )


@given(ROWS)
def test_the_area_is_how_often_a_positive_scores_higher(rows: Any) -> None:
    y, scores = sides(rows, "float64")
    pairs = scores[y == 1][:, None] - scores[y == 0][None, :]
    assert ev.roc_auc(y, scores) == pytest.approx(np.mean((pairs > 0) + 0.5 * (pairs == 0)), rel=1e-12)
    assert ev.roc_auc(1 - y, -scores) == pytest.approx(ev.roc_auc(y, scores), rel=1e-12)


def test_labels_may_be_text_or_bool_and_the_positive_class_may_be_chosen() -> None:
    scores = [0.1, 0.4, 0.35, 0.8]
    expected = ev.roc_auc([0, 0, 1, 1], scores)
    assert ev.roc_auc(["no", "no", "yes", "yes"], scores) == expected
    assert ev.roc_auc([False, False, True, True], scores) == expected
    assert ev.roc_auc([0, 0, 1, 1], scores, positive=0) == pytest.approx(1 - expected)
    assert ev.roc_auc([0, 2, 1, 1], scores, positive=1) == expected


@pytest.mark.parametrize(
    "figure", [ev.roc_curve, ev.roc_auc, ev.precision_recall_curve, ev.average_precision], ids=lambda f: f.__name__
)
def test_scores_that_rank_nothing_are_refused(figure: Any) -> None:
    with pytest.raises(DataError, match="row 1"):
        figure([0, 1], [0.1, np.nan])
    with pytest.raises(DataError, match="one class only"):
        figure([1, 1], [0.1, 0.2])
    with pytest.raises(DTypeError, match="dtype"):
        figure([0, 1], ["low", "high"])
    with pytest.raises(ShapeError, match=r"scores\[:, 1\]"):
        figure([0, 1], [[0.1, 0.9], [0.3, 0.7]])
    with pytest.raises(ArgumentError, match="3 classes"):
        figure([0, 1, 2], [0.1, 0.2, 0.3])
    with pytest.raises(DataError, match="no rows"):
        figure([], [])


def test_an_area_needs_a_curve() -> None:
    assert ev.auc([1, 0.5, 0], [1, 1, 0]) == 0.75
    with pytest.raises(DataError, match="back and forth"):
        ev.auc([0, 1, 0.5], [0, 1, 1])
    with pytest.raises(ShapeError):
        ev.auc([0], [1])
