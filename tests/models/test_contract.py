"""Every estimator keeps scikit-learn's contract, and says in our words what is wrong with its input."""

from __future__ import annotations

import os

os.environ.setdefault("SCIPY_ARRAY_API", "1")  # read when SciPy is loaded; a check would be left out without it

import pickle
import re
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from sklearn.base import clone, is_classifier, is_regressor
from sklearn.datasets import load_diabetes
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

from chainrule import models
from chainrule.data import load_digits
from chainrule.errors import ChainruleError

ESTIMATORS: dict[str, Any] = {
    "DecisionTreeClassifier": models.DecisionTreeClassifier(),
    "DecisionTreeRegressor": models.DecisionTreeRegressor(),
    "LinearRegression": models.LinearRegression(),
    "LinearRegression, descent": models.LinearRegression(solver="gradient_descent"),
    "LogisticRegression": models.LogisticRegression(),
    "NeuralNetworkClassifier": models.NeuralNetworkClassifier(random_state=0),
    "NeuralNetworkRegressor": models.NeuralNetworkRegressor(random_state=0),
    "Perceptron": models.Perceptron(random_state=0),
    "PolynomialFeatures": models.PolynomialFeatures(),
    "RandomForestClassifier": models.RandomForestClassifier(10, random_state=0),
    "RandomForestRegressor": models.RandomForestRegressor(10, random_state=0),
    "RangeScaler": models.RangeScaler(),
    "SoftmaxRegression": models.SoftmaxRegression(),
    "StandardScaler": models.StandardScaler(),
}
LEFT_OUT: dict[str, str] = {}
"""Checks that do not pass, with the reason. There are none."""

PREDICTORS = {n: e for n, e in ESTIMATORS.items() if is_classifier(e) or is_regressor(e)}
TWO_CLASSES = {"LogisticRegression", "Perceptron"}


def small(name: str, m: int = 60) -> tuple[Any, Any]:
    """A few rows with targets that suit the estimator."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(m, 3))
    score = X @ [1.0, -2.0, 0.5]
    if is_classifier(ESTIMATORS[name]):
        return X + 0.3 * np.sign(score)[:, None] * [1.0, -2.0, 0.5], (score > 0).astype(int)
    return X, score + 0.1 * rng.normal(size=m)


def fitted(name: str, **parameters: Any) -> Any:
    estimator = clone(ESTIMATORS[name]).set_params(**parameters)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a short training may warn that it was short
        return estimator.fit(*small(name))


def test_every_estimator_is_here() -> None:
    assert {n.split(",")[0] for n in ESTIMATORS} == {n for n in models.__all__ if n[0].isupper()} - {
        "Descent",
        "PerceptronHistory",
        "Tree",
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ESTIMATORS)
def test_scikit_learns_checks_pass_and_none_is_left_out(name: str) -> None:
    results = check_estimator(clone(ESTIMATORS[name]), on_fail=None, on_skip=None)
    trouble = {r["check_name"]: f"{r['status']}: {r['exception']}" for r in results if r["status"] != "passed"}
    assert trouble == LEFT_OUT
    assert len(results) > 35


@pytest.mark.parametrize("name", ESTIMATORS)
def test_a_clone_has_the_same_parameters_and_a_pickle_the_same_answers(name: str) -> None:
    model = fitted(name)
    assert str(clone(model).get_params()) == str(ESTIMATORS[name].get_params())
    again = pickle.loads(pickle.dumps(model))
    X, _ = small(name)
    answer = "predict" if name in PREDICTORS else "transform"
    np.testing.assert_array_equal(getattr(again, answer)(X), getattr(model, answer)(X))


@pytest.mark.parametrize("name", ESTIMATORS)
def test_data_frames_go_in_and_the_names_of_columns_are_kept(name: str) -> None:
    X, y = small(name)
    frame = pd.DataFrame(X, columns=["hours", "rain", "age"])
    model = clone(ESTIMATORS[name]).fit(frame, y)
    assert model.feature_names_in_.tolist() == ["hours", "rain", "age"]
    if name in PREDICTORS:
        expected = clone(ESTIMATORS[name]).fit(X, y).predict(X)
        np.testing.assert_allclose(model.predict(frame), expected, rtol=1e-6, atol=1e-6)
        with pytest.raises(ValueError, match="feature names"):
            model.predict(frame[["rain", "hours", "age"]])
    else:
        out = model.set_output(transform="pandas").transform(frame)
        assert out.columns.tolist() == model.get_feature_names_out().tolist()
        assert {"hours", "rain", "age"} <= set(out.columns)


@pytest.mark.parametrize("name", PREDICTORS)
def test_pipelines_searches_and_cross_validation_work(name: str) -> None:
    X, y = small(name, 90)
    parameters: dict[str, tuple[str, Any]] = {
        "DecisionTreeClassifier": ("max_depth", [1, 3]),
        "DecisionTreeRegressor": ("max_depth", [1, 3]),
        "LinearRegression": ("fit_intercept", [True, False]),
        "LinearRegression, descent": ("learning_rate", [0.05, 0.1]),
        "LogisticRegression": ("alpha", [0.1, 0.2]),
        "NeuralNetworkClassifier": ("max_iter", [2, 3]),
        "NeuralNetworkRegressor": ("max_iter", [2, 3]),
        "Perceptron": ("max_iter", [50, 100]),
        "RandomForestClassifier": ("max_features", [1, None]),
        "RandomForestRegressor": ("max_features", [1, None]),
        "SoftmaxRegression": ("alpha", [0.1, 0.2]),
    }
    parameter = parameters[name]
    estimator = clone(ESTIMATORS[name])
    if "Regression" in name and parameter[0] == "alpha":
        estimator.set_params(penalty="l2")
    pipeline = make_pipeline(models.StandardScaler(), estimator)
    step = type(estimator).__name__.lower()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        search = GridSearchCV(pipeline, {f"{step}__{parameter[0]}": parameter[1]}, cv=3).fit(X, y)
        scores = cross_val_score(pipeline, X, y, cv=3)
    assert search.best_params_[f"{step}__{parameter[0]}"] in parameter[1]
    assert np.isfinite(scores).all()


def message(call: Any) -> str:
    with pytest.raises(ChainruleError) as caught:
        call()
    text = str(caught.value)
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize("name", ESTIMATORS)
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda X: np.where(X[3, 1] == X, np.nan, X), "NaN"),
        (lambda X: np.where(X[3, 1] == X, np.inf, X), "infinity"),
        (lambda X: np.where(X[3, 1] == X, "tall", X.astype(object)), "could not convert string to float: 'tall'"),
        (scipy.sparse.csr_array, "toarray"),
        (lambda X: X[:, 0], "reshape"),
        (lambda X: X[:, :0], "0 feature"),
        (lambda X: X + 1j, "Complex data not supported"),
    ],
    ids=["NaN", "infinity", "text", "sparse", "one-axis", "no-columns", "complex"],
)
def test_tables_that_nothing_can_be_learnt_from_are_refused_with_a_mend(name: str, spoil: Any, says: str) -> None:
    X, y = small(name)
    text = message(lambda: clone(ESTIMATORS[name]).fit(spoil(X), y))
    assert says in text
    assert type(ESTIMATORS[name]).__name__ in text
    if says not in ("0 feature", "Complex data not supported"):
        assert "mend:" in text
    if says in ("NaN", "infinity"):
        assert "in row 3, column 1" in text


@pytest.mark.parametrize("name", PREDICTORS)
def test_targets_that_do_not_fit_are_refused(name: str) -> None:
    X, y = small(name)
    assert "59" in message(lambda: clone(ESTIMATORS[name]).fit(X, y[:-1]))
    with_gap = y.astype(float)
    with_gap[5] = np.nan
    assert "nan in row 5" in message(lambda: clone(ESTIMATORS[name]).fit(X, with_gap))
    assert "y" in message(lambda: clone(ESTIMATORS[name]).fit(X, np.stack([y, y], axis=1)))
    assert (
        re.search("label|class|type", message(lambda: clone(ESTIMATORS[name]).fit(X, X[:, 0])))
        or is_regressor(ESTIMATORS[name])
        if is_classifier(ESTIMATORS[name])
        else True
    )


@pytest.mark.parametrize("name", ESTIMATORS)
def test_other_columns_than_fit_saw_are_refused(name: str) -> None:
    model = fitted(name)
    answer = model.predict if name in PREDICTORS else model.transform
    text = message(lambda: answer(np.zeros((2, 5))))
    assert "X has 5 features" in text
    assert "3 features" in text
    with pytest.raises(NotFittedError, match="not fitted yet"):
        getattr(clone(model), "predict" if name in PREDICTORS else "transform")(np.zeros((2, 3)))


@pytest.mark.parametrize("name", [n for n, e in PREDICTORS.items() if is_classifier(e)])
def test_labels_may_be_text_and_one_class_is_told_or_learnt(name: str) -> None:
    X, y = small(name)
    words = np.array(["cat", "dog"])[y]
    model = clone(ESTIMATORS[name]).fit(X, words)
    assert model.classes_.tolist() == ["cat", "dog"]
    assert set(model.predict(X)) <= {"cat", "dog"}
    assert np.mean(model.predict(X) == words) > 0.9
    assert model.score(X, np.where(words == "cat", "bird", words)) < 1  # a label that fit never saw is a mistake
    alone = np.full(len(X), "cat")
    if "Tree" in name or "Forest" in name:
        assert set(clone(ESTIMATORS[name]).fit(X, alone).predict(X)) == {"cat"}
    else:
        text = message(lambda: clone(ESTIMATORS[name]).fit(X, alone))
        assert "one class" in text
        assert "mend:" in text


@pytest.mark.parametrize("name", PREDICTORS)
@pytest.mark.filterwarnings("ignore")
def test_odd_but_sound_tables_give_finite_answers(name: str) -> None:
    X, y = small(name)
    constant = np.concatenate([X, np.full((len(X), 2), 7.0), np.zeros((len(X), 1))], axis=1)
    model = clone(ESTIMATORS[name]).fit(constant, y)
    assert np.isfinite(np.asarray(model.predict(constant), float)).all()
    wide = np.random.default_rng(1).normal(size=(8, 50))
    model = clone(ESTIMATORS[name]).fit(wide, y[:8])
    assert np.isfinite(np.asarray(model.predict(wide), float)).all()
    if is_regressor(ESTIMATORS[name]):
        one = clone(ESTIMATORS[name]).fit(X[:1], y[:1])
        assert np.isfinite(one.predict(X)).all()


def test_on_real_data_each_is_about_as_good_as_people_expect() -> None:
    digits = load_digits()
    for name, bar in [
        ("SoftmaxRegression", 0.9),
        ("RandomForestClassifier", 0.85),
        ("NeuralNetworkClassifier", 0.92),
        ("DecisionTreeClassifier", 0.75),
    ]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = make_pipeline(models.RangeScaler(), clone(ESTIMATORS[name]))
            model.fit(digits.X[:1200], digits.y[:1200])
        assert model.score(digits.X[1200:], digits.y[1200:]) > bar, name
    X, y = load_diabetes(return_X_y=True)
    for name, bar in [("LinearRegression", 0.4), ("RandomForestRegressor", 0.3)]:
        assert clone(ESTIMATORS[name]).fit(X[:300], y[:300]).score(X[300:], y[300:]) > bar, name
