"""Where the searches for the weights end, and that they say so."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning

from chainrule.models import LogisticRegression, SoftmaxRegression
from tests.models.test_classifiers import table


def test_a_strength_of_its_own_comes_with_a_penalty() -> None:
    X, y = table(3)
    plain, shrunk = LogisticRegression().fit(X, y), LogisticRegression(penalty="l2").fit(X, y)
    assert np.linalg.norm(shrunk.coef_) < 0.99 * np.linalg.norm(plain.coef_)


def test_steps_are_counted_up_to_the_last() -> None:
    X, y = table(0)
    solvers: list[Any] = ["newton", "lbfgs", "gradient_descent"]
    for solver in solvers:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert LogisticRegression(solver=solver, max_iter=3, tol=0).fit(X, y).n_iter_ == 3


@pytest.mark.parametrize("solver", ["newton", "lbfgs"])
@pytest.mark.parametrize("kind", [LogisticRegression, SoftmaxRegression])
def test_float32_ends_where_its_digits_end(kind: Any, solver: Any) -> None:
    X, y = table(3, m=3000)
    exact = kind(tol=1e-10).fit(X, y)
    model = kind(solver=solver, tol=1e-12).fit(X.astype(np.float32), y)
    assert model.coef_.dtype == np.float32
    assert model.n_iter_ < 50
    np.testing.assert_allclose(model.predict_proba(X.astype(np.float32)), exact.predict_proba(X), atol=1e-4)


def test_a_search_that_ends_with_a_steep_gradient_says_so() -> None:
    X, y = table(5)
    penalties: list[Any] = [None, "l1", "l2"]
    for penalty in penalties:
        with pytest.warns(ConvergenceWarning, match="raise max_iter"):
            LogisticRegression(solver="lbfgs", penalty=penalty, max_iter=2).fit(X, y)
