"""Neural networks as estimators: as good as scikit-learn's on real data, and made of the framework's own parts."""

from __future__ import annotations

import pickle
import re
import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline

import chainrule
from chainrule import losses
from chainrule.data import load_digits, make_moons
from chainrule.errors import ArgumentError, DataError
from chainrule.models import NeuralNetworkClassifier, NeuralNetworkRegressor, RangeScaler, StandardScaler
from chainrule.training import random_restart

DIGITS = load_digits()
MOONS = make_moons(200, noise=0.1, seed=0)


def test_digits_are_read_as_well_as_by_scikit_learn() -> None:
    X, y = RangeScaler(0, 1).fit_transform(DIGITS.X), DIGITS.y
    ours = NeuralNetworkClassifier((64,), max_iter=30, random_state=0).fit(X[:1200], y[:1200])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = MLPClassifier((64,), max_iter=30, batch_size=32, random_state=0).fit(X[:1200], y[:1200])
    assert ours.score(X[1200:], y[1200:]) > theirs.score(X[1200:], y[1200:]) - 0.01
    np.testing.assert_allclose(ours.predict_proba(X[:50]).sum(axis=1), 1, rtol=1e-5)


def test_regression_gives_targets_as_they_are() -> None:
    X, y = load_diabetes(return_X_y=True)
    model = make_pipeline(
        StandardScaler(), NeuralNetworkRegressor((32,), early_stopping=True, dropout=0.2, random_state=0)
    )
    model.fit(X[:300], y[:300])
    assert model.score(X[300:], y[300:]) > 0.35
    network = model[-1]
    outputs = chainrule.predict(network.module_, model[0].transform(X[300:]))
    np.testing.assert_allclose(outputs[:, 0], model.predict(X[300:]))
    assert network.history_["validation_loss"][0] < 2  # a share of the variance


def test_the_module_is_an_ordinary_one_with_the_layers_asked_for() -> None:
    model = NeuralNetworkClassifier((5, 4), activation="tanh", dropout=0.1, max_iter=2, random_state=0)
    model.fit(MOONS.X, MOONS.y)
    kinds = [type(layer).__name__ for layer in model.module_]
    assert kinds == ["Linear", "Tanh", "Dropout", "Linear", "Tanh", "Dropout", "Linear"]
    assert model.n_iter_ == len(model.history_) == 2
    assert model.loss_ == model.history_["loss"][-1]
    flat = NeuralNetworkClassifier((), max_iter=1, random_state=0).fit(MOONS.X, MOONS.y)
    assert [type(layer).__name__ for layer in flat.module_] == ["Linear"]
    assert next(iter(flat.module_.parameters())).dtype == MOONS.X.dtype


@pytest.mark.parametrize("solver", ["adam", "adamw", "sgd", "rmsprop"])
def test_same_seed_same_network(solver: Any) -> None:
    fits = [
        NeuralNetworkClassifier((6,), solver=solver, dropout=0.2, max_iter=5, random_state=seed).fit(
            MOONS.X, MOONS.y
        )
        for seed in (3, 3, 4)
    ]
    one, same, other = (model.predict_proba(MOONS.X) for model in fits)
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()


def test_training_stops_when_it_no_longer_gets_better() -> None:
    model = NeuralNetworkClassifier(
        (16,), learning_rate_init=0.05, max_iter=500, early_stopping=True, n_iter_no_change=4, random_state=0
    ).fit(MOONS.X, MOONS.y)
    assert model.n_iter_ < 500
    judged = model.history_["validation_loss"]
    assert len(judged) - 1 - int(np.argmin(judged)) <= 8
    patient = NeuralNetworkClassifier((16,), learning_rate_init=0.05, max_iter=500, random_state=0)
    assert patient.fit(MOONS.X, MOONS.y).n_iter_ < 500
    assert patient.score(MOONS.X, MOONS.y) > 0.97


def test_early_stopping_keeps_the_weights_of_the_best_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    held_out = []

    def watched(*data: Any, **options: Any) -> Any:
        held_out.append(options["validation"])
        return chainrule.fit(*data, **options)

    monkeypatch.setattr("chainrule.models.network.fit", watched)
    model = NeuralNetworkClassifier(
        (16,), learning_rate_init=0.3, max_iter=60, early_stopping=True, validation_fraction=0.3, random_state=0
    ).fit(MOONS.X, MOONS.y)
    (X, y), best = held_out[0], min(model.history_["validation_loss"])
    assert len(X) == 60
    assert model.history_["validation_loss"][-1] > best
    assert chainrule.evaluate(model.module_, X, y, loss=losses.softmax_cross_entropy)["loss"] == best


def test_weight_decay_shrinks_the_weights() -> None:
    sizes = []
    for alpha in (0.0, 0.3):
        model = NeuralNetworkClassifier(
            (8,), solver="sgd", alpha=alpha, learning_rate_init=0.1, max_iter=60, random_state=0
        )
        model.fit(MOONS.X, MOONS.y)
        sizes.append(np.abs(model.module_[0].W.data).sum())
    assert sizes[1] < 0.7 * sizes[0]


def test_numbers_are_predicted_as_well_as_by_scikit_learn() -> None:
    X, y = load_diabetes(return_X_y=True)
    X = StandardScaler().fit(X[:300]).transform(X)
    ours = NeuralNetworkRegressor((16,), alpha=0.01, max_iter=40, learning_rate_init=0.005, random_state=0)
    theirs = MLPRegressor(
        hidden_layer_sizes=(16,), max_iter=40, learning_rate_init=0.005, batch_size=32, random_state=0
    )
    mean, std = y[:300].mean(), y[:300].std()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs.fit(X[:300], (y[:300] - mean) / std)
    ours.fit(X[:300], y[:300])
    assert ours.score(X[300:], y[300:]) > theirs.score(X[300:], (y[300:] - mean) / std) - 0.02


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", [NeuralNetworkClassifier, NeuralNetworkRegressor])
def test_a_network_has_the_element_type_of_its_data(kind: Any, dtype: Any) -> None:
    X, y = MOONS.X.astype(dtype), MOONS.y
    model = kind((4,), max_iter=2, random_state=0).fit(X, y)
    assert {parameter.dtype for parameter in model.module_.parameters()} == {np.dtype(dtype)}
    out = model.predict_proba(X) if kind is NeuralNetworkClassifier else model.predict(X)
    assert out.dtype == dtype
    alone = np.concatenate([kind.predict(model, row[None]) for row in X[:20]])
    np.testing.assert_allclose(alone, model.predict(X[:20]), rtol=1e-4 if dtype == np.float32 else 1e-12)


@pytest.mark.parametrize("size", [1e-200, 1e-6, 1e6, 1e200])
def test_targets_may_be_of_any_size(size: float) -> None:
    model = NeuralNetworkRegressor((4,), max_iter=3, random_state=0).fit(MOONS.X, MOONS.X[:, 0])
    scaled = NeuralNetworkRegressor((4,), max_iter=3, random_state=0)
    scaled.fit(MOONS.X.astype(np.float64), size * MOONS.X[:, 0].astype(np.float64))
    np.testing.assert_allclose(scaled.predict(MOONS.X) / size, model.predict(MOONS.X), atol=1e-3)


def test_targets_too_large_for_the_element_type_are_named() -> None:
    with pytest.raises(DataError, match="y has numbers that are too large"):
        NeuralNetworkRegressor((4,), max_iter=1).fit(MOONS.X.astype(np.float32), MOONS.y * 1e100)


@pytest.mark.parametrize("kind", [NeuralNetworkClassifier, NeuralNetworkRegressor])
def test_too_few_rows_for_early_stopping_are_named(kind: Any) -> None:
    with pytest.raises(DataError, match="early_stopping=False") as caught:
        kind((4,), early_stopping=True).fit(MOONS.X[:4], [0, 1, 0, 1])
    assert kind.__name__ in str(caught.value)
    fitted = kind((4,), early_stopping=True, validation_fraction=0.5, max_iter=2).fit(MOONS.X[:4], [0, 1, 0, 1])
    assert "validation_loss" in fitted.history_


def test_adamw_shrinks_weights_beside_its_step() -> None:
    X = MOONS.X
    steps: list[tuple[Any, float]] = [("adam", 0.0), ("adamw", 0.0), ("adamw", 2.0)]
    first = [
        NeuralNetworkClassifier(
            (8,), solver=solver, alpha=alpha, learning_rate_init=0.01, max_iter=1, batch_size=len(X), random_state=0
        )
        .fit(X, MOONS.y)
        .module_[0]
        .W.data
        for solver, alpha in steps
    ]
    np.testing.assert_array_equal(first[0], first[1])
    # one step from W: W - step without decay, W·(1 - 0.01·2) - step with it
    start = (first[1] - first[2]) / 0.02
    np.testing.assert_allclose(np.abs(start - first[1]).max(), 0.01, rtol=0.05)


def test_a_pickled_network_answers_alike_and_remembers_its_history() -> None:
    model = NeuralNetworkClassifier((6,), max_iter=3, random_state=0).fit(MOONS.X, MOONS.y)
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(again.predict_proba(MOONS.X), model.predict_proba(MOONS.X))
    assert again.history_["loss"] == model.history_["loss"]


def test_a_network_can_be_trained_from_many_starts() -> None:
    def train(generator: np.random.Generator) -> Any:
        model = NeuralNetworkClassifier((2,), learning_rate_init=0.05, max_iter=15, random_state=generator)
        return model.fit(MOONS.X, MOONS.y), model.loss_

    restart = random_restart(train, 4, seed=0)
    assert restart.loss == min(restart.losses) == restart.best.loss_
    assert len(set(restart.losses)) == 4


@pytest.mark.parametrize("rate", [1e3, 1e30, 1e160])
@pytest.mark.parametrize("early_stopping", [False, True])
def test_a_training_that_runs_away_is_named_or_ends_with_numbers(rate: float, early_stopping: bool) -> None:
    model = NeuralNetworkRegressor(
        (4,), solver="sgd", activation="elu", learning_rate_init=rate, early_stopping=early_stopping, random_state=0
    )
    try:
        model.fit(MOONS.X, MOONS.X[:, 0])
    except ArgumentError as error:
        assert f"learning_rate_init={rate:g}" in str(error)  # noqa: PT017 (either end is right)
        assert not hasattr(model, "module_")
    else:
        assert np.isfinite(model.loss_)
        assert np.isfinite(model.predict(MOONS.X)).all()


@pytest.mark.parametrize(("rate", "batch_size"), [(1e30, 32), (2.6, 32), (1.6, 32), (1.3, 200)])
def test_a_learning_rate_that_is_too_large_is_named_even_if_the_weights_are_still_numbers(
    rate: float, batch_size: int
) -> None:
    X = MOONS.X.astype(np.float64)
    model = NeuralNetworkRegressor(
        (4,), solver="sgd", learning_rate_init=rate, batch_size=batch_size, max_iter=50, random_state=0
    )
    with pytest.raises(ArgumentError, match=re.escape(f"learning_rate_init={rate:g}; the loss is ")):
        model.fit(X, X[:, 0])
    assert not hasattr(model, "module_")


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("hidden_layer_sizes", (0,)), ("hidden_layer_sizes", "big"), ("hidden_layer_sizes", 2.5),
        ("hidden_layer_sizes", True),
        ("activation", "rely"), ("solver", "adamm"), ("alpha", -1), ("dropout", 1.0), ("batch_size", 0),
        ("learning_rate_init", 0), ("max_iter", 0), ("tol", -1), ("n_iter_no_change", 0),
        ("validation_fraction", 0.0),
    ],
)  # fmt: skip
def test_a_parameter_without_meaning_is_named(parameter: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=parameter):
        NeuralNetworkClassifier(**{parameter: value}).fit(MOONS.X, MOONS.y)
