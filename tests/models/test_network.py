"""Neural networks as estimators: as good as scikit-learn's on real data, and made of the framework's own parts."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_diabetes
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline

import chainrule
from chainrule.data import load_digits, make_moons
from chainrule.errors import ArgumentError
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


@pytest.mark.parametrize("solver", ["adam", "sgd", "rmsprop"])
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
    losses = model.history_["validation_loss"]
    assert len(losses) - 1 - int(np.argmin(losses)) <= 8
    patient = NeuralNetworkClassifier((16,), learning_rate_init=0.05, max_iter=500, random_state=0)
    assert patient.fit(MOONS.X, MOONS.y).n_iter_ < 500
    assert patient.score(MOONS.X, MOONS.y) > 0.97


def test_weight_decay_shrinks_the_weights() -> None:
    sizes = []
    for alpha in (0.0, 0.3):
        model = NeuralNetworkClassifier(
            (8,), solver="sgd", alpha=alpha, learning_rate_init=0.1, max_iter=60, random_state=0
        )
        model.fit(MOONS.X, MOONS.y)
        sizes.append(np.abs(model.module_[0].W.data).sum())
    assert sizes[1] < 0.7 * sizes[0]


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


def test_a_training_that_runs_away_is_named() -> None:
    with pytest.raises(ArgumentError, match="learning_rate_init=1e\\+30"):
        NeuralNetworkRegressor((4,), solver="sgd", learning_rate_init=1e30, random_state=0).fit(
            MOONS.X, MOONS.X[:, 0]
        )


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("hidden_layer_sizes", (0,)), ("hidden_layer_sizes", "big"), ("hidden_layer_sizes", 2.5),
        ("activation", "rely"), ("solver", "adamm"), ("alpha", -1), ("dropout", 1.0), ("batch_size", 0),
        ("learning_rate_init", 0), ("max_iter", 0), ("tol", -1), ("n_iter_no_change", 0), ("validation_fraction", 0.0),
    ],
)  # fmt: skip
def test_a_parameter_without_meaning_is_named(parameter: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=parameter):
        NeuralNetworkClassifier(**{parameter: value}).fit(MOONS.X, MOONS.y)
