"""Logistic and softmax regression against scikit-learn's, with each penalty and solver; the perceptron's rule."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import sklearn.linear_model as peer
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.exceptions import ConvergenceWarning

from chainrule.data import load_digits, make_admissions, make_xor
from chainrule.errors import ArgumentError, DataError
from chainrule.models import LogisticRegression, Perceptron, SoftmaxRegression
from chainrule.models.cross_entropy import CrossEntropy


def table(seed: int, m: int = 300, n: int = 4, k: int = 2) -> tuple[Any, Any]:
    """Rows of overlapping classes, in columns of different size and place."""
    rng = np.random.default_rng(seed)
    Z = rng.normal(size=(m, n))
    noisy = Z @ rng.normal(size=(n, k)) + rng.gumbel(size=(m, k)) * 1.5
    y = noisy.argmax(axis=1)
    y[:k] = np.arange(k)
    return Z * 10 ** rng.uniform(-1, 1, n) + rng.normal(0, 3, n), y


def theirs(X: Any, y: Any, penalty: Any, alpha: float, fit_intercept: bool = True) -> Any:
    m = len(X)
    options: dict[str, Any] = {"tol": 1e-10, "max_iter": 20_000, "fit_intercept": fit_intercept}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-learn is renaming its parameters
        if penalty == "l1":
            return peer.LogisticRegression(penalty="l1", solver="saga", C=1 / (alpha * m), **options).fit(X, y)
        c = np.inf if penalty is None else 1 / (alpha * m)
        return peer.LogisticRegression(solver="newton-cg", C=c, **options).fit(X, y)


@pytest.mark.parametrize("solver", ["newton", "lbfgs"])
@pytest.mark.parametrize("penalty", [None, "l2"])
@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("seed", [0, 1])
def test_logistic_coefficients_agree_with_scikit_learn(
    solver: Any, penalty: Any, fit_intercept: bool, seed: int
) -> None:
    X, y = table(seed)
    ours = LogisticRegression(
        solver=solver, penalty=penalty, alpha=0.01, fit_intercept=fit_intercept, tol=1e-10
    ).fit(X, y)
    other = theirs(X, y, penalty, 0.01, fit_intercept)
    np.testing.assert_allclose(ours.coef_, other.coef_, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(ours.intercept_, other.intercept_, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(ours.predict_proba(X), other.predict_proba(X), atol=1e-6)


@pytest.mark.parametrize("solver", ["newton", "lbfgs"])
@pytest.mark.parametrize("penalty", [None, "l2"])
@pytest.mark.parametrize("k", [2, 3, 5])
def test_softmax_coefficients_agree_with_scikit_learn(solver: Any, penalty: Any, k: int) -> None:
    X, y = table(k, m=500, k=k)
    ours = SoftmaxRegression(solver=solver, penalty=penalty, alpha=0.01, tol=1e-10, max_iter=5000).fit(X, y)
    if k == 2:  # as logistic regression with half the weights for each class, and half the penalty
        other = theirs(X, y, penalty, 0.005)
        np.testing.assert_allclose(ours.coef_[1] - ours.coef_[0], other.coef_[0], rtol=1e-5, atol=1e-7)
    else:
        other = theirs(X, y, penalty, 0.01)
        np.testing.assert_allclose(ours.coef_, other.coef_, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(ours.predict_proba(X), other.predict_proba(X), atol=1e-6)
    np.testing.assert_allclose(ours.coef_.sum(axis=0), 0, atol=1e-6)


@pytest.mark.parametrize("alpha", [0.003, 0.02, 0.1])
def test_the_l1_penalty_reaches_the_loss_of_scikit_learns_and_sets_weights_to_zero(alpha: float) -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(300, 8))
    y = (X[:, 0] - X[:, 1] + rng.normal(size=300) > 0).astype(int)
    ours = LogisticRegression(penalty="l1", alpha=alpha, tol=1e-9).fit(X, y)
    other = theirs(X, y, "l1", alpha)

    def loss(model: Any) -> float:
        z = X @ model.coef_[0] + model.intercept_[0]
        return float(np.mean(np.logaddexp(0, z) - z * y) + alpha * np.abs(model.coef_).sum())

    assert loss(ours) <= loss(other) + 1e-7
    np.testing.assert_allclose(ours.coef_, other.coef_, atol=2e-4)
    if alpha == 0.1:
        assert (ours.coef_ == 0).sum() >= 4


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from([1, 3]), st.booleans(), st.sampled_from([0.0, 0.3]))
def test_gradient_and_hessian_are_derivatives(seed: int, n_scores: int, fit_intercept: bool, alpha: float) -> None:
    X, y = table(seed, m=40, n=3, k=max(n_scores, 2))
    X[:, 1] += 1e4  # so far from zero that it is shifted
    J = CrossEntropy(X, y, n_scores, fit_intercept=fit_intercept, alpha=alpha)
    V = np.random.default_rng(seed).normal(size=J.start().size)
    loss, gradient = J.value(V)
    W, b = J.weights(V)
    scores = X @ W.T + b
    if n_scores == 1:
        expected = np.mean(np.logaddexp(0, scores[:, 0]) - y * scores[:, 0])
    else:
        expected = np.mean(np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(40), y])
    assert loss == pytest.approx(expected + alpha / 2 * np.sum(W**2), rel=1e-8)
    h = 1e-5
    steps = h * np.eye(V.size)
    slopes = np.array([(J.value(V + step)[0] - J.value(V - step)[0]) / (2 * h) for step in steps])
    np.testing.assert_allclose(gradient, slopes, rtol=1e-4, atol=1e-7)
    bends = np.array([(J.value(V + step)[1] - J.value(V - step)[1]) / (2 * h) for step in steps])
    np.testing.assert_allclose(J.hessian(V), bends, rtol=1e-4, atol=1e-6)


def test_columns_far_from_zero_and_constant_columns_do_no_harm() -> None:
    X, y = table(7)
    plain = LogisticRegression(tol=1e-10).fit(X, y)
    moved = LogisticRegression(tol=1e-10).fit(X + 1e6, y)
    np.testing.assert_allclose(moved.coef_, plain.coef_, rtol=1e-4)
    constant = LogisticRegression(tol=1e-10).fit(np.column_stack([X, np.full(len(X), 3.0)]), y)
    np.testing.assert_allclose(constant.coef_[0], [*plain.coef_[0], 0.0], rtol=1e-6)


def test_many_rows_begin_with_some_and_end_with_all() -> None:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(100_000, 5))
    y = (rng.random(100_000) < 1 / (1 + np.exp(-X @ [1.0, -1, 0.5, 0, 2]))).astype(int)
    ours = LogisticRegression(tol=1e-9).fit(X, y)
    assert np.abs(np.mean((ours.predict_proba(X)[:, 1] - y)[:, None] * X, axis=0)).max() < 1e-8
    in_order = np.argsort(y, kind="stable")
    np.testing.assert_allclose(
        LogisticRegression(tol=1e-9).fit(X[in_order], y[in_order]).coef_, ours.coef_, rtol=1e-6
    )


@pytest.mark.parametrize("kind", [LogisticRegression, SoftmaxRegression])
def test_descent_keeps_its_history_and_meets_newton(kind: Any) -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(200, 2))
    y = (X[:, 0] + rng.normal(size=200) > 0).astype(int)
    walked = kind(solver="gradient_descent", max_iter=5000, tol=1e-9, keep_path=True).fit(X, y)
    np.testing.assert_allclose(walked.predict_proba(X), kind(tol=1e-10).fit(X, y).predict_proba(X), atol=1e-5)
    assert walked.history_.losses[0] == pytest.approx(np.log(2))
    assert (np.diff(walked.history_.losses) <= 1e-12).all()
    last = walked.history_.path[-1].reshape(-1, 3)
    z = X @ last[:, :2].T + last[:, 2]
    np.testing.assert_array_equal(walked.predict(X), z.argmax(axis=1) if len(last) == 2 else (z[:, 0] >= 0))


def test_classes_that_a_plane_parts_are_learnt_without_a_fuss() -> None:
    X = np.array([[-2.0], [-1.0], [1.0], [2.0]])
    y = [0, 0, 1, 1]
    for kind in (LogisticRegression, SoftmaxRegression):
        for solver in ("newton", "lbfgs"):
            model = kind(solver=solver).fit(X, y)
            assert model.score(X, y) == 1
            assert np.isfinite(model.coef_).all()
            assert model.predict_proba([[1e6], [-1e6]])[:, 1].tolist() == [1.0, 0.0]


def test_too_few_steps_are_told_with_a_mend() -> None:
    X, y = table(0)
    with pytest.warns(ConvergenceWarning, match="max_iter=1 steps.*raise max_iter"):
        LogisticRegression(max_iter=1).fit(X, y)


def test_digits_are_read_as_well_as_by_scikit_learn() -> None:
    digits = load_digits()
    X, y = digits.X.astype(np.float64), digits.y
    ours = SoftmaxRegression(penalty="l2", alpha=0.01).fit(X[:1200], y[:1200])
    other = theirs(X[:1200], y[:1200], "l2", 0.01)
    np.testing.assert_allclose(ours.coef_, other.coef_, atol=1e-4)
    assert ours.score(X[1200:], y[1200:]) == other.score(X[1200:], y[1200:])


@pytest.mark.parametrize("kind", [LogisticRegression, Perceptron])
def test_models_of_two_classes_name_the_one_for_more(kind: Any) -> None:
    X, y = table(0, k=3)
    with pytest.raises(DataError, match="3 classes") as caught:
        kind().fit(X, y)
    assert "SoftmaxRegression" in str(caught.value)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"solver": "newtons"}, "solver"),
        ({"penalty": "l3"}, "penalty"),
        ({"penalty": "none"}, "penalty"),
        ({"alpha": -1}, "alpha"),
        ({"learning_rate": 0}, "learning_rate"),
        ({"max_iter": 0}, "max_iter"),
        ({"tol": "x"}, "tol"),
        ({"penalty": "l1", "solver": "newton", "alpha": 1.0}, "l1"),
        ({"solver": "gradient_descent", "learning_rate": 1e300}, "learning_rate"),
    ],
)
def test_parameters_without_meaning_are_named(parameters: Any, named: str) -> None:
    X, y = table(0)
    with pytest.raises(ArgumentError, match=named):
        LogisticRegression(**parameters).fit(X, y)


def test_a_pass_of_the_perceptron_worked_by_hand() -> None:
    # zero counts as 1: row 0 (class 0) is a false alarm, then row 1 (class 1) is missed, and so on
    X, y = np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 1.0]]), np.array([0, 1, 0])
    with pytest.warns(ConvergenceWarning):
        model: Any = Perceptron(learning_rate=0.5, max_iter=1, shuffle=False, keep_path=True).fit(X, y)
    expected = [[0, 0, 0], [-0.5, 0, -0.5], [-0.5, 1, 0]]
    np.testing.assert_array_equal(model.history_.path, expected)
    assert model.history_.rows.tolist() == [0, 1]
    assert model.history_.mistakes.tolist() == [2]


@given(st.integers(0, 10_000), st.booleans())
def test_the_perceptron_follows_its_rule_row_by_row(seed: int, shuffle: bool) -> None:
    rng = np.random.default_rng(seed)
    m = int(rng.integers(2, 700))
    X = rng.normal(size=(m, 2))
    y = (X @ [1.0, 2.0] + 0.3 + 0.2 * rng.normal(size=m) > 0).astype(int)
    y[:2] = 0, 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model: Any = Perceptron(max_iter=3, shuffle=shuffle, random_state=seed, keep_path=True).fit(X, y)
    orders = np.random.default_rng(seed)
    w, b = np.zeros(2), 0.0
    mistakes: list[int] = []
    rows: list[int] = []
    while len(mistakes) < 3 and (not mistakes or mistakes[-1]):
        mistakes.append(0)
        for i in orders.permutation(m) if shuffle else range(m):
            error = y[i] - int(X[i] @ w + b >= 0)
            if error:
                w, b = w + error * X[i], b + error
                mistakes[-1] += 1
                rows.append(i)
    np.testing.assert_allclose(model.coef_[0], w, atol=1e-9)
    assert model.intercept_[0] == pytest.approx(b, abs=1e-9)
    assert model.history_.mistakes.tolist() == mistakes
    assert model.history_.rows.tolist() == rows


def test_the_perceptron_settles_on_admissions_and_never_on_xor() -> None:
    admissions = make_admissions(seed=0)
    model = Perceptron(random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(admissions.X - admissions.X.mean(axis=0), admissions.y)
    assert model.score(admissions.X - admissions.X.mean(axis=0), admissions.y) > 0.8
    xor = make_xor(100, seed=0)
    with pytest.warns(ConvergenceWarning, match="no plane parts the classes"):
        Perceptron(max_iter=50, random_state=0).fit(xor.X, xor.y)
