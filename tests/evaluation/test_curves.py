"""Learning and complexity curves, k folds, and the bias and variance experiment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Ridge
from sklearn.model_selection import validation_curve
from sklearn.pipeline import make_pipeline
from sklearn.tree import DecisionTreeClassifier

from chainrule import evaluation as ev
from chainrule.data import load_digits
from chainrule.errors import ArgumentError, DataError, ShapeError

DIGITS = load_digits()


class LineThroughTwoPoints:
    """w x + b through both points of the draw."""

    def fit(self, X: Any, y: Any) -> LineThroughTwoPoints:
        self.w = (y[1] - y[0]) / (X[1, 0] - X[0, 0])
        self.b = y[0] - self.w * X[0, 0]
        return self

    def predict(self, X: Any) -> Any:
        return self.w * X[:, 0] + self.b


class Constant:
    """The mean of the draw."""

    def fit(self, X: Any, y: Any) -> Constant:
        self.mean = y.mean()
        return self

    def predict(self, X: Any) -> Any:
        return np.full(len(X), self.mean)


def uniform(generator: np.random.Generator, n: int) -> Any:
    return generator.uniform(0, 2 * np.pi, n)


GRID = np.linspace(0, 2 * np.pi, 100)


@pytest.mark.parametrize(
    ("model", "bias", "variance"), [(LineThroughTwoPoints(), 0.211, 1.690), (Constant(), 0.495, 0.250)]
)
def test_the_sine_experiment_has_the_figures_of_the_course(model: Any, bias: float, variance: float) -> None:
    result = ev.bias_and_variance(model, np.sin, uniform, n_samples=2, grid=GRID, repeats=40_000, seed=0)
    assert result.bias_squared == pytest.approx(bias, rel=0.05)
    assert result.variance == pytest.approx(variance, rel=0.05)
    assert result.expected_error == pytest.approx(result.bias_squared + result.variance, rel=1e-12)
    assert result.predictions.shape == (40_000, 100)


def test_the_line_of_the_course_errs_as_worked_by_hand() -> None:
    result = ev.bias_and_variance(
        LineThroughTwoPoints(), np.sin, lambda generator, n: np.array([0.0, 1.0]), n_samples=2, grid=GRID, repeats=1
    )
    assert result.expected_error == pytest.approx(11.525486, abs=5e-7)
    assert result.variance == 0


def test_noise_adds_to_the_variance_only() -> None:
    def experiment(noise: float) -> Any:
        return ev.bias_and_variance(
            Constant(), np.sin, uniform, n_samples=5, grid=GRID, noise=noise, repeats=20_000, seed=1
        )

    quiet, loud = experiment(0.0), experiment(1.0)
    assert loud.bias_squared == pytest.approx(quiet.bias_squared, abs=0.01)
    assert loud.variance == pytest.approx(quiet.variance + 1 / 5, rel=0.03)


def test_several_features_go_through_the_experiment() -> None:
    result = ev.bias_and_variance(
        Ridge(1e-9), lambda X: X[:, 0] - X[:, 1], lambda g, n: g.normal(size=(n, 2)), n_samples=20,
        grid=np.random.default_rng(0).normal(size=(30, 2)), repeats=5, seed=0,
    )  # fmt: skip
    assert result.expected_error < 1e-12


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"n_samples": 0}, ArgumentError, "n_samples"),
        ({"repeats": 0}, ArgumentError, "repeats"),
        ({"noise": -1.0}, ArgumentError, "noise"),
        ({"draw": lambda g, n: g.normal(size=(n, 2))}, ShapeError, "draw"),
        ({"target": lambda x: 3.0}, ShapeError, "target"),
        ({"draw": lambda g, n: np.zeros(n)}, DataError, "n_samples"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_an_experiment_that_cannot_be_is_refused(change: Any, error: Any, says: str) -> None:
    arguments: Any = {"target": np.sin, "draw": uniform, "n_samples": 2, "grid": GRID, "repeats": 3} | change
    with pytest.raises(error, match=says):
        ev.bias_and_variance(LineThroughTwoPoints(), **arguments)


@given(st.lists(st.integers(0, 3), min_size=8, max_size=60), st.integers(2, 5), st.booleans(), st.integers(0, 99))
def test_folds_part_the_rows_evenly(labels: list[int], k: int, stratify: bool, seed: int) -> None:
    y = np.array(labels)
    if stratify and np.unique(y, return_counts=True)[1].min() < k:
        with pytest.raises(DataError, match="fewer rows"):
            ev.k_folds(y, k, seed=seed)
        return
    folds = ev.k_folds(y, k, stratify=stratify, seed=seed)
    assert len(folds) == k
    np.testing.assert_array_equal(np.sort(np.concatenate([fold.test for fold in folds])), np.arange(len(y)))
    for fold in folds:
        np.testing.assert_array_equal(np.sort(np.concatenate(fold)), np.arange(len(y)))
    sizes = [len(fold.test) for fold in folds]
    assert max(sizes) - min(sizes) <= 1
    if stratify:
        for label in set(labels):
            counts = [np.count_nonzero(y[fold.test] == label) for fold in folds]
            assert max(counts) - min(counts) <= 1
    again = ev.k_folds(y, k, stratify=stratify, seed=seed)
    for one, other in zip(folds, again, strict=True):
        np.testing.assert_array_equal(one.test, other.test)


def test_folds_that_cannot_be_are_refused() -> None:
    for k in (1, 0, 2.5):
        with pytest.raises(ArgumentError, match="k="):
            ev.k_folds([0, 1, 0, 1], k)  # type: ignore[arg-type]
    with pytest.raises(DataError, match="at least 5 rows"):
        ev.k_folds([0, 1, 0, 1], 5)
    with pytest.raises(ShapeError, match="stratify=False"):
        ev.k_folds(np.zeros((4, 2)), 2)


def test_a_learning_curve_grows_and_its_rows_are_nested() -> None:
    curve = ev.learning_curve(
        DecisionTreeClassifier(random_state=0), DIGITS.X, DIGITS.y, sizes=[50, 0.5, 1.0], seed=0
    )
    assert curve.values == (50, 718, 1437)
    assert curve.training.shape == curve.validation.shape == (3, 5)
    assert (curve.training == 1).all()
    assert (np.diff(curve.validation.mean(axis=1)) > 0).all()
    assert (curve.parameter, curve.measure) == ("rows", "accuracy")


def test_a_complexity_curve_agrees_with_scikit_learn_on_the_same_folds() -> None:
    model = make_pipeline(Ridge())
    X, y = DIGITS.X[:300], DIGITS.y[:300].astype(float)
    curve = ev.complexity_curve(model, X, y, "ridge__alpha", [0.1, 10.0, 1e4], seed=3)
    folds = [(fold.train, fold.test) for fold in ev.k_folds(y, 5, stratify=False, seed=3)]
    training, validation = validation_curve(
        model, X, y, param_name="ridge__alpha", param_range=[0.1, 10.0, 1e4], cv=folds,
        scoring="neg_mean_squared_error",
    )  # fmt: skip
    np.testing.assert_allclose(curve.training, -training, rtol=1e-9)
    np.testing.assert_allclose(curve.validation, -validation, rtol=1e-9)
    assert model.named_steps["ridge"].alpha == 1.0  # the caller's stays as it was


def test_a_curve_that_cannot_be_is_refused() -> None:
    model = DecisionTreeClassifier()
    with pytest.raises(ArgumentError, match="max_depth"):
        ev.complexity_curve(model, DIGITS.X, DIGITS.y, "maxdepth", [1])
    with pytest.raises(ArgumentError, match="no values"):
        ev.complexity_curve(model, DIGITS.X, DIGITS.y, "max_depth", [])
    with pytest.raises(DataError, match="sizes"):
        ev.learning_curve(model, DIGITS.X, DIGITS.y, sizes=[5000])
    with pytest.raises(ShapeError, match="reshape"):
        ev.learning_curve(model, DIGITS.y, DIGITS.y)
