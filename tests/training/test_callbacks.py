from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from chainrule import data, losses, nn, optim
from chainrule.errors import ArgumentError
from chainrule.training import Callback, Checkpoint, EarlyStopping, History, LearningRateSchedule, fit
from chainrule.training.run import Run


class Scripted(Callback):
    """Writes figures of its own into the history, before the callbacks after it read them."""

    def __init__(self, column: str, figures: list[float]) -> None:
        self.column, self.figures = column, figures
        self.weights: list[Any] = []

    def epoch_end(self, run: Run) -> None:
        run.history[self.column][-1] = self.figures[run.epoch - 1]
        self.weights.append(run.model.parameters()[0].data.copy())


def train(
    *callbacks: Callback, epochs: int = 10, batch_size: int = 10, **options: Any
) -> tuple[nn.Linear, History]:
    moons, held_out = data.make_moons(20, seed=0), data.make_moons(10, seed=1)
    model = nn.Linear(2, 2, seed=0)
    options = {"validation": (held_out.X, held_out.y)} | options
    optimizer = options.pop("optimizer", optim.SGD)(model.parameters(), learning_rate=0.1)
    history = fit(
        model,
        moons.X,
        moons.y,
        loss=losses.softmax_cross_entropy,
        optimizer=optimizer,
        epochs=epochs,
        batch_size=batch_size,
        callbacks=callbacks,
        seed=0,
        progress=False,
        **options,
    )
    return model, history


# Early stopping


@pytest.mark.parametrize(
    ("patience", "figures", "last", "best"),
    [
        (1, [5, 4, 4, 1, 1, 1, 1, 1, 1, 1], 3, 2),
        (2, [5, 4, 4, 3, 3.5, 3.2, 1, 1, 1, 1], 6, 4),
        (3, [5, 6, 6, 4, 5, 5, 5, 1, 1, 1], 7, 4),
        (3, [1, 2, 2, 2, 0, 0, 0, 0, 0, 0], 4, 1),
        (9, [1, 2, 2, 2, 2, 2, 2, 2, 2, 2], 10, 1),
        (10, [1, 2, 2, 2, 2, 2, 2, 2, 2, 2], 10, 1),
        (2, [5, math.nan, math.nan, 1, 1, 1, 1, 1, 1, 1], 3, 1),
    ],
)
def test_training_stops_after_exactly_so_many_epochs_without_a_new_best(
    patience: int, figures: list[float], last: int, best: int
) -> None:
    script, stopping = Scripted("validation_loss", figures), EarlyStopping(patience)
    model, history = train(script, stopping)
    assert history["epoch"] == list(range(1, last + 1))
    assert (stopping.best_epoch, stopping.best) == (best, figures[best - 1])
    np.testing.assert_array_equal(model.W.data, script.weights[best - 1])
    stopped_early = last < 10 or patience == 9
    assert (history.stopped is not None) == stopped_early
    if stopped_early:
        assert f"validation_loss was best in epoch {best}" in str(history.stopped)


def test_the_best_weights_are_restored_also_when_the_last_epoch_comes_first() -> None:
    script = Scripted("validation_loss", [3, 1, 2])
    model, history = train(script, EarlyStopping(5), epochs=3)
    assert history.stopped is None
    np.testing.assert_array_equal(model.W.data, script.weights[1])
    assert not np.array_equal(script.weights[1], script.weights[2])


def test_without_restore_the_last_weights_stay() -> None:
    script = Scripted("validation_loss", [3, 1, 2])
    model, _ = train(script, EarlyStopping(5, restore=False), epochs=3)
    np.testing.assert_array_equal(model.W.data, script.weights[2])


def test_an_accuracy_should_rise() -> None:
    script = Scripted("validation_accuracy", [0.5, 0.7, 0.6, 0.7, 0.1])
    stopping = EarlyStopping(2, monitor="validation_accuracy")
    _, history = train(script, stopping)
    assert len(history) == 4
    assert (stopping.best_epoch, stopping.best) == (2, 0.7)


def test_a_new_best_must_be_better_by_min_improvement() -> None:
    script = Scripted("validation_loss", [1.0, 0.95, 0.85, 0.8])
    stopping = EarlyStopping(5, min_improvement=0.1)
    train(script, stopping, epochs=4)
    assert (stopping.best_epoch, stopping.best) == (3, 0.85)


def test_one_object_serves_for_several_runs() -> None:
    stopping = EarlyStopping(2)
    for _ in range(2):
        _, history = train(Scripted("validation_loss", [3.0, 2, 4, 4, 4]), stopping)
        assert (len(history), stopping.best_epoch) == (4, 2)


def test_early_stopping_needs_validation_data() -> None:
    with pytest.raises(ArgumentError, match=r"validation=\(X_validation, y_validation\)"):
        train(EarlyStopping(), validation=None)
    with pytest.raises(ArgumentError, match="one of epoch, loss, accuracy"):
        train(EarlyStopping(monitor="val_loss"))
    train(EarlyStopping(monitor="loss"), validation=None)


@pytest.mark.parametrize("value", [0, -1, 2.5, "3", None])
def test_patience_and_every_are_whole_numbers_from_1(value: Any) -> None:
    with pytest.raises(ArgumentError, match="patience"):
        EarlyStopping(value)
    with pytest.raises(ArgumentError, match="every"):
        Checkpoint("run", every=value)


def test_a_checkpoint_needs_a_path() -> None:
    with pytest.raises(ArgumentError, match="path"):
        Checkpoint(3)  # type: ignore[arg-type]


def test_a_loss_that_is_no_number_ends_training_with_the_best_weights() -> None:
    class Spoil(Callback):
        def step_begin(self, run: Run) -> None:
            if run.epoch == 4:
                run.model.parameters()[0].assign(np.full((2, 2), np.nan))

    script = Scripted("validation_loss", [3, 1, 2, 2, 2, 2])
    model, history = train(script, Spoil(), EarlyStopping(5), epochs=6)
    assert len(history) == 3
    assert history.stopped == "the loss is nan in epoch 4, step 1"
    assert "parameter W" in history.advice[0].text
    np.testing.assert_array_equal(model.W.data, script.weights[1])


# Learning rates


class Rates(Callback):
    def __init__(self) -> None:
        self.used: list[float] = []

    def step_end(self, run: Run) -> None:
        self.used.append(run.optimizer.learning_rate)


def test_a_schedule_sets_the_rate_of_each_epoch() -> None:
    rates = Rates()
    schedule = optim.schedules.step_decay(0.4, every=2, factor=0.5)
    _, history = train(LearningRateSchedule(schedule), rates, epochs=5)
    assert history["learning_rate"] == [0.4, 0.4, 0.2, 0.2, 0.1]
    assert rates.used == [0.4] * 4 + [0.2] * 4 + [0.1] * 2


def test_a_schedule_sets_the_rate_of_each_step() -> None:
    rates = Rates()
    _, history = train(LearningRateSchedule(lambda step: 1 / (step + 1), per="step"), rates, epochs=3)
    assert rates.used == [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6]
    assert history["learning_rate"] == [1 / 2, 1 / 4, 1 / 6]


def test_the_rates_are_those_that_the_steps_are_taken_with() -> None:
    model, _ = train(LearningRateSchedule(lambda epoch: 0.0 if epoch else 0.3), epochs=4)
    once, _ = train(LearningRateSchedule(lambda epoch: 0.3), epochs=1)
    np.testing.assert_array_equal(model.W.data, once.W.data)


def test_a_schedule_counts_epochs_or_steps_and_nothing_else() -> None:
    with pytest.raises(ArgumentError, match="per"):
        LearningRateSchedule(lambda step: 0.1, per="batch")


def test_a_schedule_that_gives_no_rate_is_refused() -> None:
    with pytest.raises(ArgumentError, match="learning_rate"):
        train(LearningRateSchedule(lambda epoch: -1.0))
