from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from chainrule import data, losses, nn, ops, optim
from chainrule.evaluation import train_validation_test_split
from chainrule.training import Callback, EarlyStopping, History, fit
from chainrule.training.run import Run


def train(model: nn.Module, X: Any, y: Any, *, learning_rate: float = 0.01, **options: Any) -> History:
    usual: dict[str, Any] = {"loss": losses.softmax_cross_entropy, "epochs": 5, "seed": 0, "progress": False}
    options = usual | options
    kind = options.pop("kind", optim.Adam)
    return fit(model, X, y, optimizer=kind(model.parameters(), learning_rate=learning_rate), **options)


def ids(history: History) -> list[str]:
    return [advice.id for advice in history.advice]


def advice_of(history: History, kind: str) -> Any:
    (advice,) = [advice for advice in history.advice if advice.id == kind]  # given once
    assert json.dumps(advice.to_dict())
    assert str(advice).endswith(f"[{kind}]")
    return advice


# Each where it is deserved


def test_a_learning_rate_that_is_too_large_is_told_with_one_to_try() -> None:
    line = data.make_line(100, seed=0)
    options: dict[str, Any] = {"loss": losses.mean_squared_error, "kind": optim.SGD, "batch_size": 100}
    history = train(nn.Linear(1, 1, seed=0), line.X, line.y[:, None], learning_rate=0.5, epochs=8, **options)
    advice = advice_of(history, "diverging")
    assert "learning rate is 0.5; try 0.05" in advice.text
    assert 1 < advice.epoch <= 8
    smaller = train(nn.Linear(1, 1, seed=0), line.X, line.y[:, None], learning_rate=0.05, epochs=8, **options)
    assert ids(smaller) == []


def test_the_rate_that_is_named_is_the_one_that_the_schedule_had_set() -> None:
    class Louder(Callback):
        def epoch_begin(self, run: Run) -> None:
            run.optimizer.learning_rate = 0.1 if run.epoch < 4 else 0.7

    line = data.make_line(100, seed=0)
    options: dict[str, Any] = {"loss": losses.mean_squared_error, "kind": optim.SGD, "batch_size": 100}
    history = train(nn.Linear(1, 1, seed=0), line.X, line.y[:, None], callbacks=[Louder()], epochs=30, **options)
    assert "learning rate is 0.7; try 0.07" in advice_of(history, "diverging").text


def test_the_op_that_made_no_number_of_numbers_is_named() -> None:
    def loss(prediction: Any, target: Any) -> Any:
        return ops.mean(ops.log(prediction))

    X = np.random.default_rng(0).normal(size=(10, 2))
    history = train(nn.Linear(2, 1, seed=0), X, np.ones((10, 1)), loss=loss)
    advice = advice_of(history, "not-a-number")
    assert "It first came from log, which made not a number of finite numbers (from -" in advice.text
    assert "Keep the input of log" in advice.text
    assert advice.epoch == 1
    assert history.stopped == "the loss is nan in epoch 1, step 1"
    assert len(history) == 0


def test_an_infinity_is_told_from_what_is_not_a_number() -> None:
    def loss(prediction: Any, target: Any) -> Any:
        return ops.mean(ops.exp(prediction * 1000.0 + 1000.0))

    history = train(nn.Linear(2, 1, seed=0), np.ones((10, 2)), np.ones((10, 1)), loss=loss)
    text = advice_of(history, "not-a-number").text
    assert "The loss is inf in epoch 1" in text
    assert "exp, which made infinity of finite numbers" in text


def test_a_parameter_that_a_step_made_infinite_is_named() -> None:
    X, y = np.ones((40, 2)), np.full((40, 1), 100.0)
    options: dict[str, Any] = {"loss": losses.mean_squared_error, "kind": optim.SGD, "learning_rate": 1e38}
    history = train(nn.Sequential(nn.Linear(2, 1, seed=0)), X, y, batch_size=10, **options)
    text = advice_of(history, "not-a-number").text
    assert "parameter 0." in text
    assert "after a step that was too long" in text
    assert "The learning rate is 1e+38; try 1e+37" in text


def test_neurons_that_are_0_for_all_examples_are_told() -> None:
    moons = data.make_moons(50, seed=0)
    model = nn.Sequential(nn.Linear(2, 8, seed=0), nn.ReLU(), nn.Linear(8, 2, seed=1))
    model[0].b.assign(np.where(np.arange(8) < 6, -100.0, 100.0))
    history = train(model, moons.X, moons.y)
    advice = advice_of(history, "dead-relus")
    assert "6 of the 8 neurons behind ReLU (layer 1) give 0 for all of 50 examples" in advice.text
    assert "LeakyReLU" in advice.text
    assert advice.epoch == 1


def test_channels_that_are_0_everywhere_are_told() -> None:
    X = np.random.default_rng(0).normal(size=(12, 1, 6, 6))
    model = nn.Sequential(nn.Conv2d(1, 4, 3, seed=0), nn.ReLU(), nn.Flatten(), nn.Linear(64, 2, seed=1))
    model[0].b.assign(np.array([-100.0, -100.0, -100.0, 100.0]))
    history = train(model, X, np.arange(12) % 2)
    assert "3 of the 4 neurons" in advice_of(history, "dead-relus").text


@pytest.mark.parametrize("kind", [nn.Sigmoid, nn.Tanh])
def test_sigmoids_at_their_ends_are_told(kind: Any) -> None:
    moons = data.make_moons(50, seed=0)
    model = nn.Sequential(nn.Linear(2, 8, seed=0), kind(), nn.Linear(8, 2, seed=1))
    model[0].b.assign(np.array([50.0, -50.0] * 4))
    advice = advice_of(train(model, moons.X, moons.y), "saturated-sigmoids")
    assert f"{kind.__name__} (layer 1)" in advice.text
    assert "100%" in advice.text
    assert "ReLU" in advice.text


def test_a_column_of_large_numbers_is_told_before_the_first_epoch() -> None:
    moons = data.make_moons(50, seed=0)
    X = moons.X * np.array([1.0, 500.0])
    advice = advice_of(train(nn.Linear(2, 2, seed=0), X, moons.y), "unscaled-features")
    assert "Column 1 of X" in advice.text
    assert "X.mean(axis=0)" in advice.text
    assert advice.epoch == 0


def overfitted(**options: Any) -> History:
    chance = np.random.default_rng(0)
    X, X_validation = chance.normal(size=(30, 10)), chance.normal(size=(30, 10))
    y, y_validation = chance.integers(0, 2, 30), chance.integers(0, 2, 30)  # nothing to learn but by heart
    model = nn.Sequential(nn.Linear(10, 64, seed=0), nn.ReLU(), nn.Linear(64, 2, seed=1))
    return train(model, X, y, validation=(X_validation, y_validation), epochs=40, **options)


def test_overfitting_is_told_with_the_epoch_of_the_best_validation_loss() -> None:
    history = overfitted()
    advice = advice_of(history, "overfitting")
    best = int(np.argmin(history["validation_loss"][: advice.epoch])) + 1
    assert f"Since epoch {best} the validation loss rises" in advice.text
    assert "EarlyStopping(patience=5)" in advice.text
    assert advice.epoch >= best + 5


def test_nobody_who_stops_early_is_told_to() -> None:
    assert "overfitting" not in ids(overfitted(callbacks=[EarlyStopping(patience=30)]))


# All silent where training is healthy


@pytest.mark.parametrize("learning_rate", [0.001, 0.01])
def test_digits_with_the_standard_recipe_need_no_advice(learning_rate: float) -> None:
    digits = data.load_digits()
    rows = train_validation_test_split(digits.y, seed=0)
    model = nn.Sequential(nn.Linear(64, 32, seed=0), nn.ReLU(), nn.Linear(32, 10, seed=1))
    held_out = (digits.X[rows.validation], digits.y[rows.validation])
    options: dict[str, Any] = {"validation": held_out, "epochs": 20, "learning_rate": learning_rate}
    history = train(model, digits.X[rows.train], digits.y[rows.train], **options)
    assert history["validation_accuracy"][-1] > 0.94
    assert ids(history) == []


def test_life_data_scaled_to_their_range_need_no_advice() -> None:
    life = data.load_life()
    X = np.asarray(life.X, dtype=np.float64)
    X = (X - X.min(axis=0)) / np.maximum(np.ptp(X, axis=0), 1e-6)
    y = np.asarray(life.y, dtype=np.float64).reshape(len(X), -1)
    y = (y - y.mean(axis=0)) / y.std(axis=0)
    history = train(nn.Linear(X.shape[1], 1, seed=0), X, y, loss=losses.mean_squared_error, epochs=40)
    assert history["loss"][-1] < history["loss"][0]
    assert ids(history) == []


@pytest.mark.parametrize("activation", [nn.ReLU, nn.Tanh, nn.Sigmoid])
def test_moons_need_no_advice(activation: Any) -> None:
    moons, held_out = data.make_moons(200, seed=0), data.make_moons(100, seed=1)
    model = nn.Sequential(nn.Linear(2, 16, seed=0), activation(), nn.Linear(16, 2, seed=1))
    history = train(model, moons.X, moons.y, validation=(held_out.X, held_out.y), epochs=40)
    assert history["accuracy"][-1] > 0.84
    assert ids(history) == []


def test_a_sure_last_layer_is_no_saturation() -> None:
    line = data.make_line(40, seed=0)
    model = nn.Sequential(nn.Linear(1, 1, seed=0), nn.Sigmoid())
    model[0].b.assign(np.array([50.0]))
    history = train(model, line.X, np.ones((40, 1)), loss=losses.mean_squared_error)
    assert ids(history) == []


def test_looking_at_activations_changes_nothing() -> None:
    moons = data.make_moons(50, seed=0)

    class Mode(Callback):
        def __init__(self) -> None:
            self.modes: list[bool] = []

        def step_end(self, run: Run) -> None:
            self.modes.append(run.model.training)

    mode = Mode()
    model = nn.Sequential(nn.Linear(2, 8, seed=0), nn.ReLU(), nn.BatchNorm(8), nn.Linear(8, 2, seed=1))
    train(model, moons.X, moons.y, callbacks=[mode])
    assert mode.modes == [True] * 10
