"""Linear regression against scikit-learn's, exact also where the table is a nuisance; and its descent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.linear_model as peer
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import load_life
from chainrule.errors import ArgumentError
from chainrule.models import LinearRegression, RangeScaler
from chainrule.models.descent import gradient_descent


def table(seed: int, m: int, n: int) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(m, n)) * rng.uniform(0.1, 10, n) + rng.normal(0, 5, n)
    return X, X @ rng.normal(size=n) + 3 + 0.1 * rng.normal(size=m)


def agrees(X: Any, y: Any, fit_intercept: bool = True, rtol: float = 1e-6) -> None:
    ours = LinearRegression(fit_intercept=fit_intercept).fit(X, y)
    theirs = peer.LinearRegression(fit_intercept=fit_intercept, tol=1e-12).fit(X, y)
    scale = np.abs(theirs.coef_).max() + 1e-12
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=rtol, atol=rtol * scale)
    np.testing.assert_allclose(ours.predict(X), theirs.predict(X), rtol=rtol, atol=rtol * (np.abs(y).max() + 1))


@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 8), st.booleans())
def test_coefficients_agree_with_scikit_learn(seed: int, m: int, n: int, fit_intercept: bool) -> None:
    agrees(*table(seed, m, n), fit_intercept)


@pytest.mark.parametrize(
    "kind", ["far away", "twin columns", "constant column", "more columns than rows", "nearly twins"]
)
def test_awkward_tables_agree_with_scikit_learn(kind: str) -> None:
    X, y = table(3, 200, 5)
    if kind == "far away":
        X = X + 1e6
    elif kind == "twin columns":
        X = np.column_stack([X, X[:, 0], X[:, 1] - X[:, 2]])
    elif kind == "constant column":
        X = np.column_stack([X, np.full(200, 7.0)])
    elif kind == "more columns than rows":
        X, y = table(4, 20, 50)
    else:
        X = np.column_stack([X, X[:, 0] + 1e-5 * np.random.default_rng(0).normal(size=200)])
    agrees(X, y, rtol=1e-5 if kind in ("nearly twins", "far away") else 1e-6)


def test_blocks_of_rows_add_up() -> None:
    X, y = table(5, 60_000, 40)
    agrees(X, y)
    agrees(X, y, fit_intercept=False)


def test_float32_stays_float32_and_is_as_exact_as_it_can_be() -> None:
    X, y = table(6, 500, 4)
    ours = LinearRegression().fit(X.astype(np.float32), y)
    assert ours.coef_.dtype == np.float32
    np.testing.assert_allclose(ours.coef_, LinearRegression().fit(X, y).coef_, rtol=1e-5)


def test_the_life_data_worked_by_hand() -> None:
    life = load_life()
    line = LinearRegression().fit(life.X.astype(np.float64), life.y)
    assert line.coef_[0] == pytest.approx(0.450292, abs=5e-7)
    assert line.intercept_ == pytest.approx(66.345029, abs=5e-7)
    assert np.mean((line.predict(life.X) - life.y) ** 2) / 2 == pytest.approx(1.413743, abs=5e-7)
    assert line.history_ is None


def test_descent_meets_the_closed_form_and_keeps_its_history() -> None:
    life = load_life()
    X = RangeScaler().fit_transform(life.X)
    closed = LinearRegression().fit(X, life.y)
    walked: Any = LinearRegression(solver="gradient_descent", max_iter=500, tol=0, keep_path=True).fit(X, life.y)
    np.testing.assert_allclose(walked.coef_, closed.coef_, rtol=1e-6)
    assert walked.intercept_ == pytest.approx(closed.intercept_)
    losses, path = walked.history_.losses, walked.history_.path
    assert losses.shape == (501,)
    assert path.shape == (501, 2)
    assert losses[0] == pytest.approx(np.mean(life.y**2) / 2)
    assert (np.diff(losses) <= 1e-12).all()
    error = X @ path[100, :1] + path[100, 1] - life.y
    assert losses[100] == pytest.approx(np.mean(error**2) / 2)
    np.testing.assert_allclose(path[-1], [*walked.coef_, walked.intercept_])


def test_the_first_step_of_the_descent_worked_by_hand() -> None:
    X, y = np.array([[0.0], [1.0], [2.0], [4.0]]), np.array([1.0, 3.0, 6.0, 8.0])
    one: Any = LinearRegression(solver="gradient_descent", learning_rate=0.1, max_iter=1, keep_path=True).fit(X, y)
    np.testing.assert_allclose(one.history_.path[1], [0.1 * (3 + 12 + 32) / 4, 0.1 * 18 / 4])


@pytest.mark.parametrize(("scaled", "edge"), [(False, 0.00434), (True, 1.987)])
def test_a_learning_rate_above_the_edge_runs_away_and_is_named(scaled: bool, edge: float) -> None:
    life = load_life()
    X = RangeScaler().fit_transform(life.X) if scaled else life.X
    LinearRegression(solver="gradient_descent", learning_rate=0.99 * edge, max_iter=5000).fit(X, life.y)
    with pytest.raises(ArgumentError, match=r"(?s)learning_rate=.*StandardScaler"):
        LinearRegression(solver="gradient_descent", learning_rate=1.05 * edge, max_iter=50_000).fit(X, life.y)


def test_descent_stops_where_the_gradient_is_small() -> None:
    _, descent = gradient_descent(
        lambda t: (float(t @ t) / 2, t), np.array([8.0]), learning_rate=0.5, steps=100, tolerance=1.0
    )
    assert descent.losses.tolist() == [32.0, 8.0, 2.0, 0.5]
    assert descent.path is None


def test_parameters_without_meaning_are_named() -> None:
    wrong: list[tuple[str, Any]] = [
        ("solver", "leastsquares"),
        ("learning_rate", 0.0),
        ("max_iter", 0),
        ("tol", -1.0),
    ]
    for parameter, value in wrong:
        with pytest.raises(ArgumentError, match=parameter):
            LinearRegression(**{parameter: value}).fit([[0.0], [1.0]], [0.0, 1.0])
