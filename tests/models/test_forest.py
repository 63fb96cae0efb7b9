"""Random forests: the vote of their trees, out-of-bag scores, and quality beside scikit-learn's."""

from __future__ import annotations

import pickle
from typing import Any

import joblib
import numpy as np
import pytest
import sklearn.ensemble
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import load_diabetes

from chainrule.data import load_digits
from chainrule.errors import ArgumentError
from chainrule.models import DecisionTreeClassifier, RandomForestClassifier, RandomForestRegressor
from chainrule.models.forest import _draw

DIGITS = load_digits()
TRAIN, TEST = np.arange(1200), np.arange(1200, 1797)


def test_the_vote_is_the_mean_of_the_trees() -> None:
    forest = RandomForestClassifier(15, random_state=0).fit(DIGITS.X[TRAIN], DIGITS.y[TRAIN])
    shares = np.mean([tree.predict_proba(DIGITS.X[TEST]) for tree in forest.estimators_], axis=0)
    np.testing.assert_allclose(forest.predict_proba(DIGITS.X[TEST]), shares, atol=1e-14)
    leaves = np.stack([tree.apply(DIGITS.X[TEST]) for tree in forest.estimators_], axis=1)
    np.testing.assert_array_equal(forest.apply(DIGITS.X[TEST]), leaves)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.sampled_from([np.float32, np.float64]), st.sampled_from([5, 256]))
def test_bins_answer_the_same_questions_as_values(seed: int, dtype: Any, max_bins: int) -> None:
    rng = np.random.default_rng(seed)
    m = int(rng.integers(1, 90))
    X = np.round(rng.normal(size=(m, 4)), 1).astype(dtype)
    y = rng.normal(size=m)
    forest = RandomForestRegressor(5, max_bins=max_bins, max_features=2, random_state=seed).fit(X, y)
    new = np.concatenate([X, np.round(rng.normal(size=(37, 4)), 2).astype(dtype), np.full((1, 4), 1e30, dtype)])
    expected = np.mean([tree.predict(new) for tree in forest.estimators_], axis=0)
    np.testing.assert_allclose(forest.predict(new), expected, atol=1e-12)


@pytest.mark.parametrize("kind", [RandomForestClassifier, RandomForestRegressor])
def test_the_forest_does_not_depend_on_how_many_grow_at_a_time(kind: Any) -> None:
    alone, both = (kind(8, n_jobs=jobs, random_state=3).fit(DIGITS.X[TRAIN], DIGITS.y[TRAIN]) for jobs in (1, 2))
    np.testing.assert_array_equal(alone.predict(DIGITS.X[TEST]), both.predict(DIGITS.X[TEST]))
    other = kind(8, random_state=4).fit(DIGITS.X[TRAIN], DIGITS.y[TRAIN])
    assert (alone.predict(DIGITS.X[TEST]) != other.predict(DIGITS.X[TEST])).any()


def test_trees_grow_in_other_processes_too() -> None:
    alone = RandomForestClassifier(4, random_state=0).fit(DIGITS.X[:300], DIGITS.y[:300])
    with joblib.parallel_config(backend="loky", n_jobs=2):
        apart = RandomForestClassifier(4, random_state=0).fit(DIGITS.X[:300], DIGITS.y[:300])
        np.testing.assert_array_equal(apart.predict(DIGITS.X[TEST]), alone.predict(DIGITS.X[TEST]))


def test_out_of_bag_each_row_is_judged_by_the_trees_that_did_not_see_it() -> None:
    X, y = DIGITS.X[:400], DIGITS.y[:400]
    forest = RandomForestClassifier(12, oob_score=True, random_state=5).fit(X, y)
    seeds = np.random.default_rng(5).integers(2**63, size=12)
    drawn = np.stack([_draw(int(seed), 400, 400)[0] for seed in seeds])
    assert (drawn.sum(axis=1) == 400).all()
    for row in range(0, 400, 37):
        judges = [tree for tree, counts in zip(forest.estimators_, drawn, strict=True) if counts[row] == 0]
        expected = np.mean([tree.predict_proba(X[[row]])[0] for tree in judges], axis=0)
        np.testing.assert_allclose(forest.oob_prediction_[row], expected, atol=1e-12)
    judged = ~np.isnan(forest.oob_prediction_[:, 0])
    assert forest.oob_score_ == np.mean(forest.oob_prediction_[judged].argmax(axis=1) == y[judged])


def test_out_of_bag_foretells_the_score_on_new_rows() -> None:
    forest = RandomForestClassifier(100, oob_score=True, random_state=0).fit(DIGITS.X[TRAIN], DIGITS.y[TRAIN])
    theirs = sklearn.ensemble.RandomForestClassifier(100, oob_score=True, random_state=0)
    theirs.fit(DIGITS.X[TRAIN], DIGITS.y[TRAIN])
    assert forest.oob_score_ == pytest.approx(theirs.oob_score_, abs=0.015)
    assert forest.score(DIGITS.X[TEST], DIGITS.y[TEST]) == pytest.approx(
        theirs.score(DIGITS.X[TEST], DIGITS.y[TEST]), abs=0.015
    )


def test_regression_is_as_good_as_scikit_learns() -> None:
    X, y = load_diabetes(return_X_y=True)
    ours = RandomForestRegressor(200, oob_score=True, random_state=0).fit(X, y)
    theirs = sklearn.ensemble.RandomForestRegressor(200, oob_score=True, random_state=0).fit(X, y)
    assert ours.oob_score_ == pytest.approx(theirs.oob_score_, abs=0.03)
    np.testing.assert_allclose(ours.feature_importances_, theirs.feature_importances_, atol=0.03)
    assert ours.feature_importances_.sum() == pytest.approx(1)


def test_without_a_draw_of_rows_or_features_every_tree_is_the_tree() -> None:
    forest = RandomForestClassifier(3, bootstrap=False, max_features=None).fit(DIGITS.X, DIGITS.y)
    tree = DecisionTreeClassifier(splits="histogram").fit(DIGITS.X, DIGITS.y)
    for grown in forest.estimators_:
        np.testing.assert_array_equal(grown.tree_.feature, tree.tree_.feature)


def test_max_samples_sets_the_rows_of_a_tree() -> None:
    for asked, rows in [(50, 50), (0.25, 50), (10_000, 200)]:
        forest = RandomForestClassifier(2, max_samples=asked, random_state=0).fit(DIGITS.X[:200], DIGITS.y[:200])
        assert {int(tree.tree_.n_samples[0]) for tree in forest.estimators_} == {rows}


def test_a_pickled_forest_answers_alike() -> None:
    forest = RandomForestClassifier(5, random_state=0).fit(DIGITS.X, DIGITS.y)
    again = pickle.loads(pickle.dumps(forest))
    np.testing.assert_array_equal(again.predict_proba(DIGITS.X), forest.predict_proba(DIGITS.X))


def test_pruned_forests_have_fewer_leaves() -> None:
    whole, pruned = (
        RandomForestClassifier(3, ccp_alpha=alpha, random_state=0).fit(DIGITS.X, DIGITS.y) for alpha in (0.0, 0.005)
    )
    for before, after in zip(whole.estimators_, pruned.estimators_, strict=True):
        assert after.get_n_leaves() < before.get_n_leaves()


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"n_estimators": 0}, "n_estimators"),
        ({"max_samples": -1}, "max_samples"),
        ({"max_samples": "half"}, "max_samples"),
        ({"bootstrap": False, "oob_score": True}, "oob_score"),
        ({"bootstrap": False, "max_samples": 5}, "max_samples"),
        ({"criterion": "squared_error"}, "criterion"),
    ],
)
def test_a_parameter_without_meaning_is_named(parameters: dict[str, Any], named: str) -> None:
    with pytest.raises(ArgumentError, match=named):
        RandomForestClassifier(**parameters).fit([[0.0], [1.0]], [0, 1])
