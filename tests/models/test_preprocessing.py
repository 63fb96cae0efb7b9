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


@pytest.mark.parametrize("constant", [0.1, 1e9 / 3, -1e-12, 1e300])
def test_a_constant_column_of_many_rows_becomes_zero(constant: float) -> None:
    X = np.full((100_000, 2), constant)  # row upon row, the sum of so many has lost several digits
    X[:, 1] = np.arange(len(X))
    scaler = StandardScaler().fit(X)
    assert (scaler.transform(X)[:, 0] == 0).all()
    assert scaler.scale_[0] == 1
    assert (RangeScaler().fit_transform(X)[:, 0] == 0).all()


def test_a_constant_that_rounding_made_uneven_is_constant() -> None:
    X = np.array([[0.3], [0.1 + 0.2], [0.3], [0.3]])
    assert X[0] != X[1]
    for scaler in (StandardScaler(), RangeScaler()):
        assert np.abs(scaler.fit_transform(X)).max() < 1e-15


@pytest.mark.parametrize(("offset", "dtype"), [(1e7, np.float32), (1e15, np.float64)])
def test_a_large_offset_costs_no_digits(offset: float, dtype: Any) -> None:
    X = (offset + np.arange(4.0)[:, None]).astype(dtype)
    standard, unit = StandardScaler().fit(X), RangeScaler().fit(X)
    np.testing.assert_allclose(standard.transform(X)[:, 0], np.array([-3, -1, 1, 3]) / np.sqrt(5), rtol=1e-6)
    np.testing.assert_allclose(unit.transform(X)[:, 0], [-1, -1 / 3, 1 / 3, 1], rtol=1e-6)
    for scaler in (standard, unit):
        assert scaler.transform(X).dtype == dtype
        # results have as many digits as dtype: the columns come back to within one unit of the last place
        np.testing.assert_allclose(scaler.inverse_transform(scaler.transform(X)), X, rtol=np.finfo(dtype).eps)


@pytest.mark.parametrize("size", [1e-300, 1e-200, 1e200, 1e300])
def test_squares_neither_overflow_nor_vanish(size: float) -> None:
    X = size * np.array([[1.0], [2.0], [3.0], [4.0]])
    np.testing.assert_allclose(StandardScaler().fit_transform(X)[:, 0], np.array([-3, -1, 1, 3]) / np.sqrt(5))
    np.testing.assert_allclose(RangeScaler().fit_transform(X)[:, 0], [-1, -1 / 3, 1 / 3, 1])


@pytest.mark.parametrize("mean", [True, False])
@pytest.mark.parametrize("std", [True, False])
def test_mean_and_deviation_can_each_be_left_alone(mean: bool, std: bool) -> None:
    X = load_life().X * [[3.0]]
    ours, theirs = (kind(with_mean=mean, with_std=std).fit(X) for kind in (StandardScaler, peer.StandardScaler))
    np.testing.assert_allclose(ours.transform(X), theirs.transform(X), rtol=1e-12)
    np.testing.assert_allclose(ours.inverse_transform(X), theirs.inverse_transform(X), rtol=1e-12)


@pytest.mark.parametrize("scaler", [RangeScaler(), StandardScaler(), PolynomialFeatures()])
def test_what_goes_in_is_left_as_it_was(scaler: Any) -> None:
    X = np.random.default_rng(0).normal(size=(6, 2))
    before = X.copy()
    scaler.fit(X)
    scaler.transform(X)
    if hasattr(scaler, "inverse_transform"):
        scaler.inverse_transform(X)
    np.testing.assert_array_equal(X, before)


def test_products_of_many_columns_take_no_table_of_powers() -> None:
    features = PolynomialFeatures(2).fit(np.zeros((1, 300)))
    assert features.n_output_features_ == 1 + 300 + 300 * 301 // 2
    assert not any(isinstance(value, np.ndarray) for value in vars(features).values())
    names = features.get_feature_names_out()
    assert [names[0], names[300], names[301], names[302]] == ["1", "x299", "x0^2", "x0 x1"]


def test_parameters_without_meaning_are_named() -> None:
    with pytest.raises(ArgumentError, match="low < high"):
        RangeScaler(1, 1).fit([[0.0]])
    with pytest.raises(ArgumentError, match="finite"):
        RangeScaler(0, np.inf).fit([[0.0]])
    with pytest.raises(ArgumentError, match="low"):
        RangeScaler("a").fit([[0.0]])  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="degree"):
        PolynomialFeatures(-1).fit([[0.0]])
    with pytest.raises(ShapeError, match="input_features"):
        PolynomialFeatures().fit([[0.0]]).get_feature_names_out(["a", "b"])
