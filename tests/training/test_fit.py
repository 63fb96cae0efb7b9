from __future__ import annotations

import signal
import threading
from functools import partial
from typing import Any

import numpy as np
import pytest

import chainrule as cr
from chainrule import data, losses, nn, optim
from chainrule.errors import (
    ArgumentError,
    ChainruleError,
    DataError,
    DTypeError,
    GraphError,
    ShapeError,
    TrainingInterrupted,
)
from chainrule.training import Callback, EarlyStopping, History, evaluate, fit, predict
from chainrule.training.interruption import Interruption
from chainrule.training.run import Run


def network(
    n_in: int = 2, n_out: int = 2, *, width: int = 16, seed: int = 0, dtype: Any = np.float32
) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(n_in, width, seed=seed, dtype=dtype),
        nn.ReLU(),
        nn.Linear(width, n_out, seed=seed + 1, dtype=dtype),
    )


def train(model: nn.Module, X: Any, y: Any, **options: Any) -> History:
    usual: dict[str, Any] = {"loss": losses.softmax_cross_entropy, "epochs": 2, "seed": 0, "progress": False}
    options = usual | options
    if "optimizer" not in options:
        options["optimizer"] = optim.Adam(model.parameters(), learning_rate=0.02)
    return fit(model, X, y, **options)


def refused(kind: type[ChainruleError], **changes: Any) -> str:
    moons = data.make_moons(20, seed=0)
    model = changes.pop("model", None) or network()
    X, y = changes.pop("X", moons.X), changes.pop("y", moons.y)
    with pytest.raises(kind) as caught:
        train(model, X, y, **changes)
    return str(caught.value)


# It learns


def test_a_line_is_found_again() -> None:
    line = data.make_line(200, slope=2, bias=1, noise=0.1, seed=0)
    model = nn.Linear(1, 1, seed=0)
    optimizer = optim.SGD(model.parameters(), learning_rate=0.05)
    history = train(model, line.X, line.y[:, None], loss=losses.mean_squared_error, optimizer=optimizer, epochs=30)
    solution, *_ = np.linalg.lstsq(np.column_stack([line.X, np.ones(200)]), line.y, rcond=None)
    np.testing.assert_allclose([parameter.item() for parameter in model.parameters()], solution, atol=0.03)
    assert history["loss"][-1] == pytest.approx(0.01, abs=0.005)


@pytest.mark.parametrize("make", [data.make_moons, data.make_xor])
def test_moons_and_xor_are_told_apart(make: Any) -> None:
    points, others = make(200, seed=0), make(200, seed=1)
    model = network(seed=3)
    history = train(model, points.X, points.y, epochs=60)
    assert history["accuracy"][-1] > 0.95
    measured = evaluate(model, others.X, others.y, loss=losses.softmax_cross_entropy)
    assert measured["accuracy"] > 0.93
    assert np.mean(predict(model, others.X).argmax(axis=1) == others.y) == measured["accuracy"]


def test_one_step_is_the_textbooks_step() -> None:
    X, y = np.array([[1.0], [2.0]]), np.array([[3.0], [5.0]])
    model = nn.Linear(1, 1, dtype=np.float64, seed=0)
    weight, bias = model.parameters()
    weight.assign(np.array([[1.0]]))
    bias.assign(np.array([0.0]))
    optimizer = optim.SGD(model.parameters(), learning_rate=0.1)
    history = train(model, X, y, loss=losses.mean_squared_error, optimizer=optimizer, epochs=1)
    # errors -2 and -3: the loss is 6.5, its gradient 2/2·(-2·1 - 3·2) = -8 for W and -5 for b
    assert history["loss"] == [6.5]
    np.testing.assert_allclose(weight.data, [[1.8]])
    np.testing.assert_allclose(bias.data, [0.5])


# Figures


def test_the_loss_column_is_the_mean_over_examples_also_with_a_smaller_last_batch() -> None:
    class Batch(Callback):
        def __init__(self) -> None:
            self.sizes: list[int] = []

        def step_end(self, run: Run) -> None:
            self.sizes.append(run.totals.examples)

    X, y = np.arange(10.0)[:, None] / 10, np.arange(10.0)[:, None]
    model, seen = nn.Linear(1, 1, seed=0), Batch()
    frozen = optim.SGD(model.parameters(), learning_rate=0.0)
    options = {"loss": losses.mean_squared_error, "optimizer": frozen, "batch_size": 4, "callbacks": [seen]}
    history = train(model, X, y, epochs=1, **options)
    assert seen.sizes == [4, 8, 10]
    expected = evaluate(model, X, y, loss=losses.mean_squared_error)["loss"]
    assert history["loss"][0] == pytest.approx(expected, rel=1e-5)
    assert expected == pytest.approx(np.mean((predict(model, X) - y) ** 2), rel=1e-5)


def test_a_batch_may_be_larger_than_the_data() -> None:
    model = network()
    optimizer = optim.Adam(model.parameters())
    moons = data.make_moons(20, seed=0)
    train(model, moons.X, moons.y, batch_size=1000, epochs=3, optimizer=optimizer)
    assert optimizer.steps == 3


def test_columns_say_what_was_measured() -> None:
    moons = data.make_moons(40, seed=0)
    both = train(network(), moons.X, moons.y, validation=(moons.X[:10], moons.y[:10]))
    assert list(both.columns) == [
        "epoch",
        "loss",
        "accuracy",
        "validation_loss",
        "validation_accuracy",
        "learning_rate",
        "seconds",
    ]
    assert both["epoch"] == [1, 2]
    assert both["learning_rate"] == [0.02, 0.02]
    assert all(seconds >= 0 for seconds in both["seconds"])
    line = data.make_line(20, seed=0)
    plain = train(nn.Linear(1, 1, seed=0), line.X, line.y[:, None], loss=losses.mean_squared_error)
    assert list(plain.columns) == ["epoch", "loss", "learning_rate", "seconds"]


def test_validation_columns_are_what_evaluate_measures_and_are_not_learnt_from() -> None:
    moons, held_out = data.make_moons(50, seed=0), data.make_moons(30, seed=1)
    with_validation, without = network(), network()
    history = train(with_validation, moons.X, moons.y, validation=(held_out.X, held_out.y))
    train(without, moons.X, moons.y)
    for one, two in zip(with_validation.parameters(), without.parameters(), strict=True):
        np.testing.assert_array_equal(one.data, two.data)
    measured = evaluate(with_validation, held_out.X, held_out.y, loss=losses.softmax_cross_entropy)
    assert history["validation_loss"][-1] == measured["loss"]
    assert history["validation_accuracy"][-1] == measured["accuracy"]


SCORES = np.array([[2.0, 1.0, 0.0], [0.0, 1.0, 2.0], [0.0, 3.0, 1.0], [1.0, 0.0, 0.0]])


class Given(nn.Module):
    """Gives its input back, times a parameter of 1."""

    def __init__(self) -> None:
        self.factor = nn.Parameter(1.0)

    def forward(self, X: Any) -> Any:
        return X * self.factor


@pytest.mark.parametrize(
    ("loss", "X", "y", "expected"),
    [
        (losses.softmax_cross_entropy, SCORES, np.array([0, 2, 2, 0]), 0.75),
        (losses.softmax_cross_entropy, SCORES, np.eye(3)[[0, 2, 2, 0]], 0.75),
        (losses.softmax_cross_entropy, SCORES, np.eye(3, dtype=int)[[0, 2, 2, 0]], 0.75),
        (partial(losses.softmax_cross_entropy, label_smoothing=0.1), SCORES, np.array([0, 2, 2, 0]), 0.75),
        (losses.binary_cross_entropy, np.array([3.0, -1.0, 2.0, -2.0]), np.array([1, 0, 0, 0]), 0.75),
        (losses.binary_cross_entropy, np.array([3.0, -1.0, 2.0, -2.0]), np.array([1.0, 0, 0, 0]), 0.75),
        (
            losses.binary_cross_entropy,
            np.array([3.0, -1.0, 2.0, -2.0]),
            np.array([True, False, False, False]),
            0.75,
        ),
        (
            losses.binary_cross_entropy,
            np.array([[3.0], [-1.0], [2.0], [-2.0]]),
            np.array([[1], [0], [0], [0]]),
            0.75,
        ),
        (
            losses.binary_cross_entropy,
            SCORES - 0.5,
            np.array([[1, 1, 0], [0, 1, 1], [0, 0, 0], [1, 0, 0]]),
            10 / 12,
        ),
        (losses.hinge, np.array([3.0, -1.0, 2.0, -2.0]), np.array([1, 0, 0, 0]), 0.75),
        (losses.perceptron, np.array([[3.0], [-1.0], [2.0], [-2.0]]), np.array([[1], [0], [0], [0]]), 0.75),
    ],
)
def test_accuracy_is_the_share_of_right_labels(loss: Any, X: Any, y: Any, expected: float) -> None:
    model = Given()
    assert evaluate(model, X, y, loss=loss)["accuracy"] == pytest.approx(expected)
    assert evaluate(model, X, y, loss=loss, batch_size=3)["accuracy"] == pytest.approx(expected)
    frozen = optim.SGD(model.parameters(), learning_rate=0.0)
    history = train(model, X, y, loss=loss, optimizer=frozen, batch_size=3, epochs=1)
    assert history["accuracy"][0] == pytest.approx(expected)


# Repeatability, types, and what is left untouched


def test_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    def run(seed: Any) -> tuple[list[Any], list[float]]:
        moons = data.make_moons(50, seed=0)
        model = nn.Sequential(nn.Linear(2, 8, seed=0), nn.Dropout(0.3), nn.ReLU(), nn.Linear(8, 2, seed=1))
        history = train(model, moons.X, moons.y, seed=seed, batch_size=8)
        return [parameter.data for parameter in model.parameters()], history["loss"]

    weights, figures = run(5)
    again, figures_again = run(5)
    others, other_figures = run(6)
    from_generator, _ = run(np.random.default_rng(5))
    assert figures == figures_again
    assert figures != other_figures
    for one, two, three, four in zip(weights, again, others, from_generator, strict=True):
        np.testing.assert_array_equal(one, two)
        np.testing.assert_array_equal(one, four)
        assert not np.array_equal(one, three)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("data_dtype", [np.float32, np.float64, np.int64])
def test_a_model_keeps_its_element_type_whatever_the_datas(dtype: Any, data_dtype: Any) -> None:
    X = np.arange(12).reshape(6, 2).astype(data_dtype)
    model = network(dtype=dtype, n_out=1)
    seen: list[Any] = []

    def loss(prediction: Any, target: Any) -> Any:
        seen.append((prediction.dtype, target.dtype))
        return losses.mean_squared_error(prediction, target)

    optimizer = optim.SGD(model.parameters(), learning_rate=1e-4)
    train(model, X, np.ones((6, 1)), loss=loss, optimizer=optimizer, validation=(X, np.ones((6, 1))))
    assert set(seen) == {(np.dtype(dtype), np.dtype(dtype))}
    assert {parameter.dtype for parameter in model.parameters()} == {np.dtype(dtype)}
    assert predict(model, X).dtype == dtype


def test_the_callers_arrays_are_not_changed_and_lists_will_do() -> None:
    X, y = np.random.default_rng(0).normal(size=(20, 2)), np.arange(20) % 2
    X_before, y_before = X.copy(), y.copy()
    X.flags.writeable = y.flags.writeable = False
    first, second = network(), network()
    train(first, X, y, validation=(X, y))
    train(second, X.tolist(), y.tolist(), validation=[X.tolist(), y.tolist()])
    np.testing.assert_array_equal(X, X_before)
    np.testing.assert_array_equal(y, y_before)
    np.testing.assert_array_equal(first[0].W.data, second[0].W.data)


def test_the_model_ends_in_evaluation_mode_also_after_an_error() -> None:
    model = nn.Sequential(nn.Linear(2, 2, seed=0), nn.Dropout(0.5))
    moons = data.make_moons(20, seed=0)
    train(model, moons.X, moons.y)
    assert not any(module.training for _, module in model.modules())
    with pytest.raises(DataError):
        train(model, moons.X, moons.y + 5)
    assert not any(module.training for _, module in model.modules())


@pytest.mark.parametrize("training", [True, False])
def test_evaluate_and_predict_restore_the_mode_and_record_nothing(training: bool) -> None:
    recorded = []

    class Watched(nn.Module):
        def __init__(self) -> None:
            self.layer = nn.Linear(2, 2, seed=0)
            self.dropout = nn.Dropout(0.9, seed=0)

        def forward(self, X: Any) -> Any:
            output = self.layer(X)
            recorded.append((self.training, self.dropout.training, getattr(output, "op", None)))
            return self.dropout(output)

    model = Watched().train(training)
    X, y = np.ones((6, 2)), np.zeros(6, dtype=int)
    evaluate(model, X, y, loss=losses.softmax_cross_entropy)
    prediction = predict(model, X, batch_size=4)
    assert prediction.shape == (6, 2)
    assert type(prediction) is np.ndarray
    assert recorded == [(False, False, None)] * 3
    assert model.training is model.dropout.training is training
    with pytest.raises(ShapeError):
        predict(model, np.ones((6, 3)))
    with pytest.raises(ShapeError):
        evaluate(model, np.ones((6, 3)), y, loss=losses.softmax_cross_entropy)
    assert model.training is model.dropout.training is training
    assert model.layer(X.astype(np.float32)).op is not None


def test_predict_gives_the_same_for_every_batch_size() -> None:
    model, X = network(dtype=np.float64), np.random.default_rng(0).normal(size=(7, 2))
    whole = predict(model, X)
    for batch_size in (1, 3, 7, 100):
        np.testing.assert_allclose(predict(model, X, batch_size=batch_size), whole, rtol=1e-12)


# What cannot be trained on


def test_targets_in_a_row_against_a_column_of_outputs_are_refused() -> None:
    line = data.make_line(20, seed=0)
    model = nn.Linear(1, 1, seed=0)
    with pytest.raises(ShapeError, match="same shape"):
        train(model, line.X, line.y, loss=losses.mean_squared_error)
    with pytest.raises(ShapeError, match="same shape"):
        evaluate(model, line.X, line.y, loss=losses.mean_squared_error)


def test_labels_that_are_no_classes_are_refused() -> None:
    y = data.make_moons(20, seed=0).y
    assert "from 0 to 1" in refused(DataError, y=y + 1)
    assert "labels.astype(int)" in refused(DTypeError, y=y.astype(float))
    assert "do not fit" in refused(ShapeError, y=y[:, None])
    assert "np.unique" in refused(DTypeError, y=np.array(["a", "b"] * 10))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_value_that_is_not_finite_is_refused_with_its_column(bad: float) -> None:
    X = np.array(data.make_moons(20, seed=0).X)
    X[3, 1] = bad
    assert "column 1, row 3" in refused(DataError, X=X)
    model = network()
    with pytest.raises(DataError, match="column 1, row 3"):
        predict(model, X)
    with pytest.raises(DataError, match="column 1, row 3"):
        evaluate(model, X, np.zeros(20, dtype=int), loss=losses.softmax_cross_entropy)


def test_numbers_too_large_for_the_models_type_are_refused() -> None:
    X = np.array(data.make_moons(20, seed=0).X, dtype=np.float64)
    X[3, 1] = 1e300
    assert "1e+300" in refused(DataError, X=X)
    assert np.isfinite(predict(network(dtype=np.float64), X)).all()


def test_an_error_in_the_validation_data_says_so() -> None:
    moons = data.make_moons(20, seed=0)
    X = np.array(moons.X)
    X[3, 1] = np.nan
    for kind, validation in (
        (DataError, (X, moons.y)),
        (DataError, (moons.X, moons.y + 1)),
        (DataError, (moons.X[:0], moons.y[:0])),
        (ShapeError, (moons.X, moons.y[:-1])),
        (ShapeError, (moons.X[:, :1], moons.y)),
        (DTypeError, (moons.X, moons.y.astype(float))),
        (DTypeError, (moons.X.astype(str), moons.y)),
    ):
        assert refused(kind, validation=validation).startswith("fit: in the validation data: ")
    assert "validation" not in refused(DataError, X=X)


def test_a_validation_that_is_no_pair_is_refused() -> None:
    moons = data.make_moons(20, seed=0)
    for validation in (moons.X, (moons.X,), (moons.X, moons.y, moons.y), "no", 0.2):
        assert "validation=(X_validation, y_validation)" in refused(ArgumentError, validation=validation)


@pytest.mark.parametrize("value", [0, -1, 1.5, True, "3", None])
def test_epochs_and_batch_size_are_whole_numbers_from_1(value: Any) -> None:
    assert "epochs" in refused(ArgumentError, epochs=value)
    assert "batch_size" in refused(ArgumentError, batch_size=value)
    with pytest.raises(ArgumentError, match="batch_size"):
        predict(network(), np.ones((2, 2)), batch_size=value)


def test_empty_data_are_refused() -> None:
    assert "no examples" in refused(DataError, X=np.ones((0, 2)), y=np.ones(0, dtype=int))
    assert "no features" in refused(DataError, X=np.ones((3, 0)), y=np.ones(3, dtype=int))
    with pytest.raises(DataError, match="no examples"):
        predict(network(), np.ones((0, 2)))


def test_examples_of_the_wrong_width_are_refused_with_the_layer() -> None:
    message = refused(ShapeError, X=np.ones((20, 3)))
    assert "Linear(2, 16)" in message


def test_a_loss_that_is_no_single_number_is_refused() -> None:
    assert "loss.mean()" in refused(ShapeError, loss=lambda output, y: output * output)


def test_a_loss_that_has_lost_the_graph_is_refused() -> None:
    assert "cut the graph" in refused(GraphError, loss=lambda output, y: 0.5)
    assert "cut the graph" in refused(GraphError, loss=lambda output, y: float(output.sum().item()))
    assert "cut the graph" in refused(GraphError, loss=lambda output, y: cr.Tensor(1.0))
    assert "cut the graph" in refused(GraphError, loss=lambda output, y: None)


def test_an_optimizer_of_another_model_is_refused() -> None:
    assert "made from this model" in refused(ArgumentError, optimizer=optim.Adam(network().parameters()))


def test_what_is_no_model_optimizer_or_list_of_callbacks_is_refused() -> None:
    assert "optim.Adam(model.parameters())" in refused(DTypeError, optimizer="adam")
    assert "optim.Adam(model.parameters())" in refused(DTypeError, optimizer=optim.Adam)
    assert "callbacks=[" in refused(DTypeError, callbacks=EarlyStopping())
    assert "callbacks=[" in refused(DTypeError, callbacks=[EarlyStopping])
    model: Any = print
    with pytest.raises(DTypeError, match="not a module"):
        train(model, np.ones((2, 2)), np.ones(2), optimizer=optim.SGD(network().parameters()))


def test_a_refused_training_changes_nothing() -> None:
    model = network()
    before = [parameter.data.copy() for parameter in model.parameters()]
    for changes in ({"epochs": 0}, {"batch_size": 0}, {"validation": 3}, {"X": np.full((20, 2), np.nan)}):
        refused(ChainruleError, model=model, **changes)
    for parameter, old in zip(model.parameters(), before, strict=True):
        np.testing.assert_array_equal(parameter.data, old)


# Callbacks and Ctrl-C


class Diary(Callback):
    def __init__(self, stop_after: int | None = None) -> None:
        self.entries: list[str] = []
        self.stop_after = stop_after

    def begin(self, run: Run) -> None:
        self.entries.append(f"begin {run.epoch} of {run.epochs}")

    def epoch_begin(self, run: Run) -> None:
        self.entries.append(f"epoch {run.epoch} begins")

    def step_begin(self, run: Run) -> None:
        self.entries.append(f"step {run.step} begins")

    def step_end(self, run: Run) -> None:
        self.entries.append(f"step {run.step} ends, {run.optimizer.steps} in all")

    def epoch_end(self, run: Run) -> None:
        self.entries.append(f"epoch {run.epoch} ends with {len(run.history)} rows")
        if run.epoch == self.stop_after:
            run.stop("enough")

    def interrupted(self, run: Run) -> None:
        self.entries.append(f"interrupted at {run.step}")

    def end(self, run: Run) -> None:
        self.entries.append("end")


def test_callbacks_are_called_around_epochs_and_steps_in_order() -> None:
    moons, diary = data.make_moons(20, seed=0), Diary(stop_after=2)
    history = train(network(), moons.X, moons.y, batch_size=10, epochs=5, callbacks=[diary])
    assert diary.entries == [
        "begin 0 of 5",
        "epoch 1 begins",
        "step 0 begins",
        "step 1 ends, 1 in all",
        "step 1 begins",
        "step 2 ends, 2 in all",
        "epoch 1 ends with 1 rows",
        "epoch 2 begins",
        "step 0 begins",
        "step 1 ends, 3 in all",
        "step 1 begins",
        "step 2 ends, 4 in all",
        "epoch 2 ends with 2 rows",
        "end",
    ]
    assert history.stopped == "enough"
    assert len(history) == 2


class PressCtrlC(Callback):
    def __init__(self, at: int, times: int = 1) -> None:
        self.at, self.times = at, times

    def step_begin(self, run: Run) -> None:
        if run.optimizer.steps + 1 == self.at:
            for _ in range(self.times):
                signal.raise_signal(signal.SIGINT)


def test_ctrl_c_stops_between_two_steps_with_the_history_so_far() -> None:
    moons, model, diary = data.make_moons(20, seed=0), network(), Diary()
    optimizer = optim.Adam(model.parameters())
    with pytest.raises(TrainingInterrupted) as caught:
        train(model, moons.X, moons.y, batch_size=5, optimizer=optimizer, callbacks=[PressCtrlC(6), diary])
    assert optimizer.steps == 6
    history = caught.value.history
    assert isinstance(history, History)
    assert len(history) == 1
    assert diary.entries[-1] == "interrupted at 2"
    assert isinstance(caught.value, KeyboardInterrupt)
    assert not model.training
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_ctrl_c_stops_at_once() -> None:
    moons, model = data.make_moons(20, seed=0), network()
    with pytest.raises(KeyboardInterrupt) as caught:
        train(model, moons.X, moons.y, callbacks=[PressCtrlC(1, times=2)])
    assert not isinstance(caught.value, TrainingInterrupted)
    assert not model.training
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_handler_of_somebody_else_is_left_alone() -> None:
    noted = []
    before = signal.signal(signal.SIGINT, lambda *_: noted.append(1))
    try:
        with Interruption() as interruption:
            signal.raise_signal(signal.SIGINT)
            assert not interruption.requested
    finally:
        signal.signal(signal.SIGINT, before)
    assert noted == [1]


def test_outside_the_main_thread_nothing_changes_and_training_works() -> None:
    handlers, histories = [], []

    class Note(Callback):
        def step_end(self, run: Run) -> None:
            handlers.append(signal.getsignal(signal.SIGINT))

    def work() -> None:
        moons = data.make_moons(20, seed=0)
        histories.append(train(network(), moons.X, moons.y, callbacks=[Note()]))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(histories[0]) == 2
    assert set(handlers) == {signal.default_int_handler}
