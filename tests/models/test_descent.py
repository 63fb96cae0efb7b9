"""Tables at the edge of what floats hold, and descents that cannot begin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule.errors import ArgumentError, DataError, ShapeError
from chainrule.models import LinearRegression
from chainrule.models.descent import gradient_descent, greatest_curvature
from tests.models.test_linear import table


@given(st.integers(0, 10_000), st.floats(-1e6, 1e6, allow_subnormal=False), st.integers(500, 3000))
def test_a_constant_column_gets_no_weight(seed: int, constant: float, m: int) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(m, 3))
    y = X @ [1.0, -2.0, 0.5] + 3 + 0.1 * rng.normal(size=m)
    with_constant = LinearRegression().fit(np.column_stack([X, np.full(m, constant)]), y)
    np.testing.assert_allclose(with_constant.coef_, [*LinearRegression().fit(X, y).coef_, 0], atol=1e-9)


@pytest.mark.parametrize("scale", [1e-170, 1e-160, 1e-100, 1e100, 1e160])
def test_columns_whose_squares_no_float_can_hold_are_fitted_all_the_same(scale: float) -> None:
    X, y = table(8, 300, 4)
    plain = LinearRegression().fit(X, y)
    np.testing.assert_allclose(LinearRegression().fit(X * scale, y).coef_ * scale, plain.coef_, rtol=1e-9)


def test_descent_refuses_what_would_broadcast_or_is_no_number() -> None:
    start = np.zeros(3)
    with pytest.raises(ShapeError, match=r"gradient\.ravel"):
        gradient_descent(lambda t: (0.0, t[:, None]), start, learning_rate=0.1, steps=5)
    with pytest.raises(DataError, match="where the descent begins"):
        gradient_descent(lambda t: (np.nan, t), start, learning_rate=0.1, steps=5)
    for wrong in ({"learning_rate": -1.0, "steps": 5}, {"learning_rate": 0.1, "steps": -1}):
        with pytest.raises(ArgumentError, match="no meaning"):
            gradient_descent(lambda t: (0.0, t), start, **wrong)  # type: ignore[arg-type]


@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 12))
def test_the_greatest_curvature_is_that_of_the_singular_values(seed: int, m: int, n: int) -> None:
    A = np.random.default_rng(seed).normal(size=(m, n))
    assert greatest_curvature(A) == pytest.approx(np.linalg.norm(A, 2) ** 2 / m)
