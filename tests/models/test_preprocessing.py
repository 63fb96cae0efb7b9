"""Scalers and polynomial features against scikit-learn's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.preprocessing as peer
from hypothesis import given
from hypothesis import strategies as st

from chainrule.data import load_life
from chainrule.errors import ArgumentError, ShapeError
from chainrule.models import PolynomialFeatures, RangeScaler, StandardScaler


def table(seed: int) -> Any:
    rng = np.random.default_rng(seed)
    m, n = int(rng.integers(1, 40)), int(rng.integers(1, 5))
    X = rng.normal(size=(m, n)) * 10 ** rng.uniform(-2, 6, n) + rng.choice([0, 1, 1e3], n)
    X[:, rng.random(n) < 0.2] = rng.choice([0.0, 0.1, 1e9 / 3])
    return X


@given(st.integers(0, 10_000), st.sampled_from([(-1.0, 1.0), (0.0, 1.0), (2.0, 5.0)]))
def test_ranges_are_scikit_learns_and_constant_columns_lie_in_the_middle(
    seed: int, limits: tuple[float, float]
) -> None:
    X = table(seed)
    scaler = RangeScaler(*limits).fit(X)
    ours, theirs = scaler.transform(X), peer.MinMaxScaler(limits).fit_transform(X)
    constant = np.ptp(X, axis=0) == 0
    np.testing.assert_allclose(ours[:, ~constant], theirs[:, ~constant], atol=1e-7)
    np.testing.assert_allclose(ours[:, constant], np.mean(limits), atol=1e-12)
    np.testing.assert_allclose(scaler.inverse_transform(ours), X, rtol=1e-9, atol=1e-9 * np.abs(X).max())


@given(st.integers(0, 10_000))
def test_standard_columns_are_scikit_learns(seed: int) -> None:
    X = table(seed)
    scaler = StandardScaler().fit(X)
    constant = np.ptp(X, axis=0) == 0
    ours, theirs = scaler.transform(X), peer.StandardScaler().fit_transform(X)
    np.testing.assert_allclose(ours[:, ~constant], theirs[:, ~constant], atol=1e-6)
    np.testing.assert_allclose(ours[:, constant], 0, atol=1e-6)
    np.testing.assert_allclose(scaler.inverse_transform(ours), X, rtol=1e-9, atol=1e-9 * np.abs(X).max())


@given(st.integers(0, 1000), st.integers(0, 4), st.booleans(), st.booleans())
def test_products_and_their_names_are_scikit_learns(seed: int, degree: int, bias: bool, only: bool) -> None:
    X = np.random.default_rng(seed).normal(size=(4, 1 + seed % 3))
    options: Any = {"degree": degree, "include_bias": bias, "interaction_only": only}
    if degree == 0 and not bias:
        with pytest.raises(ArgumentError, match="include_bias"):
            PolynomialFeatures(**options).fit(X)
        return
    ours, theirs = PolynomialFeatures(**options).fit(X), peer.PolynomialFeatures(**options).fit(X)
    np.testing.assert_allclose(ours.transform(X), theirs.transform(X), rtol=1e-12)
    np.testing.assert_array_equal(ours.powers_, theirs.powers_)
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    names = [f"c{i}" for i in range(X.shape[1])]
    assert ours.get_feature_names_out(names).tolist() == theirs.get_feature_names_out(names).tolist()


def test_new_rows_are_scaled_by_the_range_of_the_training_rows() -> None:
    life = load_life()
    scaler = RangeScaler().fit(life.X)
    assert scaler.transform([[18.0], [72.0]]).ravel().tolist() == [0.0, 3.0]


def test_a_constant_that_rounding_made_uneven_is_constant() -> None:
    X = np.full((7, 1), 0.1) * np.array([[1.0]]) + np.array([[0, 1e-18, 0, 0, 0, 0, 0]]).T
    assert np.abs(StandardScaler().fit_transform(X)).max() < 1e-9
    far = 1e8 + np.arange(4.0)[:, None]
    np.testing.assert_allclose(StandardScaler().fit_transform(far).std(), 1)


def test_parameters_without_meaning_are_named() -> None:
    with pytest.raises(ArgumentError, match="low < high"):
        RangeScaler(1, 1).fit([[0.0]])
    with pytest.raises(ArgumentError, match="low"):
        RangeScaler("a").fit([[0.0]])  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="degree"):
        PolynomialFeatures(-1).fit([[0.0]])
    with pytest.raises(ShapeError, match="input_features"):
        PolynomialFeatures().fit([[0.0]]).get_feature_names_out(["a", "b"])
