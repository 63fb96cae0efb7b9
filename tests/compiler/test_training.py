"""Every layer, loss and optimizer in `fit`, compiled and eager: the same seeds, 100 steps, the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.training import Callback, LearningRateSchedule
from chainrule.training.run import Run
from chainrule.training.steps import Steps

TOLERANCES = {"float32": 1e-5, "float64": 1e-10}
dtypes = pytest.mark.parametrize("dtype", TOLERANCES)
STEPS = 100


@pytest.fixture(autouse=True)
def nothing_may_run_eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of compiled training must not pass because it ran eager."""

    def refuse(self: Steps, why: str) -> None:
        raise AssertionError(f"it ran eager, because {why}")

    monkeypatch.setattr(Steps, "_run_as_it_is", refuse)


def examples(*shape: int, n: int = 75, dtype: str = "float64") -> Any:
    return np.random.default_rng(0).normal(size=(n, *shape)).astype(dtype)


def trained(
    make: Callable[[], nn.Module], X: Any, y: Any, loss: Any, compiled: bool, optimizer: Any, **options: Any
) -> tuple[list[Any], dict[str, list[float]]]:
    model = make()
    history = cr.fit(
        model,
        X,
        y,
        loss=loss,
        optimizer=optimizer(model.parameters()),
        epochs=STEPS // 5,
        batch_size=16,
        seed=3,
        progress=False,
        compile=compiled,
        **options,
    )
    columns = {name: column for name, column in history.columns.items() if name != "seconds"}
    return [array.copy() for array in model.state().values()], columns


def assert_the_same(
    make: Callable[[], nn.Module], X: Any, y: Any, loss: Any, dtype: str, optimizer: Any = None, **options: Any
) -> None:
    """75 examples in batches of 16: five steps an epoch, the last of them with 11."""
    optimizer = optimizer or partial(optim.SGD, learning_rate=0.02)
    given, figures = trained(make, X, y, loss, True, optimizer, **options)
    expected, right_figures = trained(make, X, y, loss, False, optimizer, **options)
    tolerance = TOLERANCES[dtype]
    for one, other in zip(given, expected, strict=True):
        np.testing.assert_allclose(one, other, rtol=tolerance, atol=tolerance)
    assert figures.keys() == right_figures.keys()
    for name, column in figures.items():
        np.testing.assert_allclose(column, right_figures[name], rtol=10 * tolerance)


# Layers

FLAT: dict[str, Callable[[str], nn.Module]] = {
    "Linear": lambda dtype: nn.Linear(6, 6, dtype=dtype, seed=2),
    "Linear without bias": lambda dtype: nn.Linear(6, 6, bias=False, dtype=dtype, seed=2),
    "ReLU": lambda dtype: nn.ReLU(),
    "LeakyReLU": lambda dtype: nn.LeakyReLU(0.1),
    "ELU": lambda dtype: nn.ELU(0.7),
    "GELU": lambda dtype: nn.GELU(),
    "Sigmoid": lambda dtype: nn.Sigmoid(),
    "Softmax": lambda dtype: nn.Softmax(),
    "Softplus": lambda dtype: nn.Softplus(),
    "Tanh": lambda dtype: nn.Tanh(),
    "BatchNorm": lambda dtype: nn.BatchNorm(6, dtype=dtype),
    "LayerNorm": lambda dtype: nn.LayerNorm(6, dtype=dtype),
    "Dropout": lambda dtype: nn.Dropout(0.3, seed=5),
    "Dropout with fit's seed": lambda dtype: nn.Dropout(0.3),
    "Dropout of nothing": lambda dtype: nn.Dropout(0.0),
    "Flatten": lambda dtype: nn.Flatten(),
    "Unflatten": lambda dtype: nn.Sequential(nn.Unflatten(1, 2, 3), nn.Flatten()),
}
IMAGES: dict[str, Callable[[str], nn.Module]] = {
    "Conv2d": lambda dtype: nn.Conv2d(2, 3, 3, dtype=dtype, seed=2),
    "Conv2d with padding and stride": lambda dtype: nn.Conv2d(
        2, 3, (3, 2), stride=2, padding=1, dtype=dtype, seed=2
    ),
    "MaxPool2d": lambda dtype: nn.MaxPool2d(2),
    "MaxPool2d that overlaps": lambda dtype: nn.MaxPool2d(3, stride=1, padding=1),
    "AvgPool2d": lambda dtype: nn.AvgPool2d(2),
    "BatchNorm": lambda dtype: nn.BatchNorm(2, dtype=dtype),
}


@dtypes
@pytest.mark.parametrize("name", FLAT)
def test_a_layer_learns_the_same(name: str, dtype: str) -> None:
    def make() -> nn.Module:
        first, last = nn.Linear(4, 6, dtype=dtype, seed=0), nn.Linear(6, 3, dtype=dtype, seed=1)
        return nn.Sequential(first, FLAT[name](dtype), last)

    y = np.random.default_rng(1).integers(0, 3, 75)
    assert_the_same(make, examples(4, dtype=dtype), y, losses.softmax_cross_entropy, dtype)


@dtypes
@pytest.mark.parametrize("name", IMAGES)
def test_a_layer_for_images_learns_the_same(name: str, dtype: str) -> None:
    X = examples(1, 6, 6, dtype=dtype)

    def make() -> nn.Module:
        first, layer = nn.Conv2d(1, 2, 2, padding=1, dtype=dtype, seed=0), IMAGES[name](dtype)
        features = nn.Sequential(first, layer, nn.Flatten()).eval()(X[:1].astype(dtype)).shape[1]
        return nn.Sequential(first, layer, nn.Flatten(), nn.Linear(features, 3, dtype=dtype, seed=1))

    y = np.random.default_rng(1).integers(0, 3, 75)
    assert_the_same(make, X, y, losses.softmax_cross_entropy, dtype)


# Losses

CLASSES = np.random.default_rng(1).integers(0, 3, 75)
ONE_HOT = np.eye(3)[CLASSES]
TRUTHS = (np.random.default_rng(2).random((75, 3)) < 0.5).astype(np.int64)
LOSSES: dict[str, tuple[Any, Any]] = {
    "mean_squared_error": (losses.mean_squared_error, examples(3)),
    "half_mean_squared_error": (losses.half_mean_squared_error, examples(3)),
    "mean_absolute_error": (losses.mean_absolute_error, examples(3)),
    "huber": (partial(losses.huber, delta=0.5), examples(3)),
    "mean_squared_error of whole numbers": (losses.mean_squared_error, TRUTHS),
    "binary_cross_entropy": (losses.binary_cross_entropy, TRUTHS),
    "binary_cross_entropy of truths": (losses.binary_cross_entropy, TRUTHS > 0),
    "softmax_cross_entropy": (losses.softmax_cross_entropy, CLASSES),
    "softmax_cross_entropy of rows": (losses.softmax_cross_entropy, ONE_HOT),
    "with label smoothing": (partial(losses.softmax_cross_entropy, label_smoothing=0.1), CLASSES),
    "perceptron": (losses.perceptron, TRUTHS),
    "hinge": (losses.hinge, TRUTHS),
}


def test_no_loss_is_left_out() -> None:
    compared = {getattr(loss, "func", loss).__name__ for loss, _ in LOSSES.values()}
    there = {
        name
        for name in vars(losses)
        if callable(vars(losses)[name]) and vars(losses)[name].__module__ == losses.__name__
    }
    aside = {"classifies", "decision_of", "largest_score", "sign_of_score", "l1_penalty", "l2_penalty"}
    assert compared == {name for name in there if not name.startswith("_")} - aside


@dtypes
@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_is_lowered_in_the_same_way(name: str, dtype: str) -> None:
    loss, y = LOSSES[name]

    def make() -> nn.Module:
        return nn.Sequential(nn.Linear(4, 6, dtype=dtype, seed=0), nn.Tanh(), nn.Linear(6, 3, dtype=dtype, seed=1))

    assert_the_same(make, examples(4, dtype=dtype), y, loss, dtype)


@dtypes
@pytest.mark.parametrize("penalty", [losses.l1_penalty, losses.l2_penalty])
def test_a_penalty_is_part_of_the_loss(penalty: Any, dtype: str) -> None:
    def make() -> nn.Module:
        return nn.Linear(4, 3, dtype=dtype, seed=0)

    def run(compiled: bool) -> Any:
        model = make()

        def loss(prediction: Any, target: Any) -> Any:
            return losses.mean_squared_error(prediction, target) + penalty(model.W, 0.1)

        trained_model = cr.fit(
            model, examples(4), examples(3), loss=loss, optimizer=optim.SGD(model.parameters(), 0.05), epochs=20,
            batch_size=16, seed=0, progress=False, compile=compiled,
        )  # fmt: skip
        return [parameter.data for parameter in model.parameters()], trained_model["loss"]

    (weights, figures), (right, right_figures) = run(True), run(False)
    np.testing.assert_allclose(figures, right_figures, rtol=10 * TOLERANCES[dtype])
    for one, other in zip(weights, right, strict=True):
        np.testing.assert_allclose(one, other, rtol=TOLERANCES[dtype], atol=TOLERANCES[dtype])


# Optimizers

OPTIMIZERS: dict[str, Any] = {
    "SGD": partial(optim.SGD, learning_rate=0.05),
    "momentum": partial(optim.SGD, learning_rate=0.02, momentum=0.9),
    "Nesterov": partial(optim.SGD, learning_rate=0.02, momentum=0.9, nesterov=True),
    "RMSprop": partial(optim.RMSprop, learning_rate=0.003, epsilon=1e-4),
    "Adam": partial(optim.Adam, learning_rate=0.003, epsilon=1e-4),
    "AdamW": partial(optim.AdamW, learning_rate=0.003, epsilon=1e-4),
}
EXTRAS: dict[str, dict[str, Any]] = {
    "plain": {},
    "with weight decay": {"weight_decay": 0.1},
    "with clipping": {"clip_norm": 0.3},
    "with both": {"weight_decay": 0.1, "clip_norm": 0.3},
}


def test_no_optimizer_is_left_out() -> None:
    kinds = {
        thing for thing in vars(optim).values() if isinstance(thing, type) and issubclass(thing, optim.Optimizer)
    }
    assert {make.func for make in OPTIMIZERS.values()} == kinds - {optim.Optimizer}


def small(dtype: str) -> nn.Module:
    return nn.Sequential(nn.Linear(4, 6, dtype=dtype, seed=0), nn.Tanh(), nn.Linear(6, 3, dtype=dtype, seed=1))


@dtypes
@pytest.mark.parametrize("extra", EXTRAS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_takes_the_same_steps(name: str, extra: str, dtype: str) -> None:
    optimizer = partial(OPTIMIZERS[name], **EXTRAS[extra])
    X = examples(4, dtype=dtype)
    assert_the_same(partial(small, dtype), X, CLASSES, losses.softmax_cross_entropy, dtype, optimizer)


@dtypes
def test_an_optimizer_of_ones_own_is_compiled_as_it_is(dtype: str) -> None:
    class SignDescent(optim.Optimizer):
        def update(self, parameter: Any, gradient: Any, decay: float, *state: Any) -> None:
            parameter -= self.learning_rate * np.sign(np.round(gradient, 3))

    optimizer = partial(SignDescent, learning_rate=0.01)
    assert_the_same(
        partial(small, dtype), examples(4, dtype=dtype), CLASSES, losses.softmax_cross_entropy, dtype, optimizer
    )


@dtypes
@pytest.mark.parametrize("per", ["epoch", "step"])
def test_a_schedule_sets_the_rate_of_every_step(per: str, dtype: str) -> None:
    schedule = LearningRateSchedule(optim.exponential_decay(0.1, rate=0.05), per=per)
    assert_the_same(
        partial(small, dtype), examples(4, dtype=dtype), CLASSES, losses.softmax_cross_entropy, dtype,
        callbacks=[schedule],
    )  # fmt: skip


# Networks of other forms


class Branches(nn.Module):
    """Two ways that meet again, tied weights, a constant table, and an activation composed from ops."""

    def __init__(self, dtype: str) -> None:
        self.left, self.right = nn.Linear(4, 5, dtype=dtype, seed=0), nn.Linear(4, 5, dtype=dtype, seed=1)
        self.table = np.linspace(0.5, 1.5, 5).astype(dtype)
        self.last = nn.Linear(4, 3, dtype=dtype, seed=2)

    def forward(self, X: Any) -> Any:
        left, right = self.left(X), self.right(X)
        swish = left * cr.ops.sigmoid(1.7 * left)
        joined = swish * self.table + np.where(right > 0, right, 0.1 * np.sin(right))
        back = joined @ self.left.W.T
        return self.last(back + X) + np.mean(np.concatenate([left, right], axis=1), axis=1, keepdims=True)


@dtypes
def test_a_module_of_ones_own_is_compiled_as_it_is(dtype: str) -> None:
    assert_the_same(lambda: Branches(dtype), examples(4, dtype=dtype), CLASSES, losses.softmax_cross_entropy, dtype)


@dtypes
def test_an_op_of_ones_own_is_compiled_as_it_is(dtype: str) -> None:
    @cr.op
    def sorted_rows(xp: Any, x: Any) -> Any:
        result = xp.empty(x.shape, dtype=x.dtype)
        for i in range(len(x)):
            result[i] = xp.sort(x[i])
        return result

    @sorted_rows.vjp
    def sorted_rows_vjp(g: Any, out: Any, x: Any) -> Any:
        back = np.argsort(np.argsort(x, axis=1), axis=1)
        return np.take_along_axis(g, back, axis=1)

    class Sorting(nn.Module):
        def __init__(self) -> None:
            self.first, self.last = nn.Linear(4, 6, dtype=dtype, seed=0), nn.Linear(6, 3, dtype=dtype, seed=1)

        def forward(self, X: Any) -> Any:
            return self.last(sorted_rows(self.first(X)))

    assert_the_same(Sorting, examples(4, dtype=dtype), CLASSES, losses.softmax_cross_entropy, dtype)


@dtypes
@pytest.mark.parametrize("name", ["SGD", "momentum", "Adam"])
def test_large_layers_go_to_blas(name: str, dtype: str) -> None:
    def make() -> nn.Module:
        layers = [
            nn.Linear(40, 90, dtype=dtype, seed=0),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(90, 3, dtype=dtype, seed=1),
        ]
        return nn.Sequential(*layers)

    optimizer = OPTIMIZERS[name]
    assert_the_same(make, examples(40, dtype=dtype), CLASSES, losses.softmax_cross_entropy, dtype, optimizer)


def test_parameters_outside_the_graph_stay_as_they_are() -> None:
    def make() -> nn.Module:
        model = small("float64")
        model.unused = nn.Linear(2, 2, dtype="float64", seed=9)
        return model

    assert_the_same(make, examples(4), CLASSES, losses.softmax_cross_entropy, "float64", OPTIMIZERS["Adam"])


def test_a_last_batch_of_one_example_is_compiled_too() -> None:
    X = examples(4, n=65)
    assert_the_same(partial(small, "float64"), X, CLASSES[:65], losses.softmax_cross_entropy, "float64")


# Around the steps


def test_several_steps_at_once_are_the_same_as_one_by_one() -> None:
    class Looking(Callback):
        def step_end(self, run: Run) -> None:
            assert run.totals.examples == min(16 * run.step, 75)

    outcomes = [
        trained(
            partial(small, "float32"),
            examples(4),
            CLASSES,
            losses.softmax_cross_entropy,
            True,
            OPTIMIZERS["Adam"],
            callbacks=c,
        )
        for c in ([], [Looking()])
    ]
    assert outcomes[0][1] == outcomes[1][1]
    for one, other in zip(outcomes[0][0], outcomes[1][0], strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_callback_may_change_anything_between_steps() -> None:
    class Meddling(Callback):
        def step_end(self, run: Run) -> None:
            first, dropout = run.model.layers[0], run.model.layers[1]
            if run.optimizer.steps == 7:
                first.W.data = first.W.data * 0.5
            if run.optimizer.steps == 12:
                first.b.assign(np.ones(6))
            if run.optimizer.steps == 20:
                dropout.rate = 0.6
            if run.optimizer.steps == 33:
                run.optimizer.learning_rate = 0.003
            if run.optimizer.steps == 40:
                run.optimizer.load_state({k: v * 1 for k, v in run.optimizer.state().items()})
            if run.optimizer.steps == 50:
                run.model.layers[2] = nn.Linear(6, 3, dtype="float64", seed=8)

    def make() -> nn.Module:
        return nn.Sequential(
            nn.Linear(4, 6, dtype="float64", seed=0),
            nn.Dropout(0.2, seed=3),
            nn.Linear(6, 3, dtype="float64", seed=1),
        )

    optimizer = partial(optim.SGD, learning_rate=0.05, momentum=0.9)
    assert_the_same(
        make, examples(4), CLASSES, losses.softmax_cross_entropy, "float64", optimizer, callbacks=[Meddling()]
    )


def test_a_loss_that_is_no_number_stops_where_it_does_eagerly() -> None:
    def run(compiled: bool) -> Any:
        model = nn.Sequential(
            nn.Linear(4, 6, seed=0), nn.BatchNorm(6), nn.Dropout(0.3, seed=1), nn.Linear(6, 3, seed=2)
        )
        optimizer = optim.SGD(model.parameters(), 1e3)
        history = cr.fit(
            model, examples(4), examples(3), loss=losses.mean_squared_error, optimizer=optimizer, epochs=40,
            batch_size=16, seed=0, progress=False, compile=compiled,
        )  # fmt: skip
        generator = model[2].generator.bit_generator.state
        return history.stopped, [advice.text for advice in history.advice], optimizer.steps, generator

    given, expected = run(True), run(False)
    assert "the loss is" in str(expected[0])
    assert given[0] == expected[0]
    assert given[1:] == expected[1:]


def test_the_callers_parameters_keep_their_arrays() -> None:
    model = nn.Sequential(nn.Linear(4, 6, seed=0), nn.BatchNorm(6), nn.Linear(6, 3, seed=1))
    arrays = [parameter.data for parameter in model.parameters()]
    running, before = model[1].running_mean, model[1].running_mean.copy()
    optimizer = optim.Adam(model.parameters())
    cr.fit(
        model,
        examples(4),
        CLASSES,
        loss=losses.softmax_cross_entropy,
        optimizer=optimizer,
        epochs=2,
        progress=False,
    )
    assert all(parameter.data is array for parameter, array in zip(model.parameters(), arrays, strict=True))
    assert all(parameter.grad is None for parameter in model.parameters())
    np.testing.assert_array_equal(running, before)  # what somebody took out before is not changed behind their back
    assert not np.array_equal(model[1].running_mean, before)
    assert optimizer.steps == 6
    assert type(optimizer.steps) is int


def test_gradients_left_from_before_are_counted_once_as_in_eager_training() -> None:
    def run(compiled: bool) -> Any:
        model = small("float64")
        losses.softmax_cross_entropy(model(examples(4)), CLASSES).backward()
        optimizer = optim.SGD(model.parameters(), 0.1)
        cr.fit(
            model, examples(4), CLASSES, loss=losses.softmax_cross_entropy, optimizer=optimizer, epochs=2, seed=0,
            progress=False, compile=compiled,
        )  # fmt: skip
        return [parameter.data for parameter in model.parameters()]

    for one, other in zip(run(True), run(False), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-10)


def test_memory_stays_flat_and_a_step_makes_no_array() -> None:
    import gc
    import tracemalloc

    class Watching(Callback):
        def __init__(self) -> None:
            self.sizes: list[int] = []

        def step_end(self, run: Run) -> None:
            if run.optimizer.steps in (500, 5000, 10_000):
                gc.collect()
                self.sizes.append(tracemalloc.get_traced_memory()[0])

    model, watching = nn.Sequential(nn.Linear(4, 64, seed=0), nn.ReLU(), nn.Linear(64, 3, seed=1)), Watching()
    tracemalloc.start()
    try:
        cr.fit(
            model, examples(4, n=1600), np.tile(CLASSES, 22)[:1600], loss=losses.softmax_cross_entropy,
            optimizer=optim.Adam(model.parameters()), epochs=100, batch_size=16, seed=0, progress=False,
            callbacks=[watching],
        )  # fmt: skip
    finally:
        tracemalloc.stop()
    assert len(watching.sizes) == 3
    assert (
        max(watching.sizes) - min(watching.sizes) < 20_000
    )  # the history grows by a row an epoch, nothing else does


@pytest.mark.parametrize(
    "kind", [np.random.PCG64, np.random.PCG64DXSM, np.random.MT19937, np.random.Philox, np.random.SFC64]
)
@pytest.mark.parametrize("width", [1, 5, 16])
def test_dropout_draws_the_same_numbers_of_every_kind_of_generator(kind: Any, width: int) -> None:
    def run(compiled: bool) -> Any:
        generator = np.random.Generator(kind(3))
        layers = [nn.Linear(4, width, seed=0), nn.Dropout(0.4, seed=generator), nn.Linear(width, 3, seed=1)]
        model = nn.Sequential(*layers)
        generator.random(dtype=np.float32)  # so that half of a number is left over
        cr.fit(
            model, examples(4, dtype="float32"), CLASSES, loss=losses.softmax_cross_entropy, epochs=3,
            batch_size=15, optimizer=optim.SGD(model.parameters(), 0.1), seed=0, progress=False, compile=compiled,
        )  # fmt: skip
        return (
            [parameter.data for parameter in model.parameters()],
            generator.bit_generator.state,
            generator.random(3),
        )

    (weights, state, after), (right, right_state, right_after) = run(True), run(False)
    np.testing.assert_equal(state, right_state)
    np.testing.assert_array_equal(after, right_after)
    for one, other in zip(weights, right, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)
