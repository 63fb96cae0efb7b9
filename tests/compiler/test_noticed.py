"""What a recording cannot hold is noticed: it runs eager and says why, and never gives another result."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import chainrule as cr
from chainrule import losses, nn, optim
from chainrule.compiler import replay

X = np.random.default_rng(0).normal(size=(40, 3))
Y = np.random.default_rng(1).integers(0, 2, 40)
noise = np.random.default_rng(2)
calls: list[int] = []
scale = [1.0]


@pytest.fixture(autouse=True)
def nothing_was_said_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "_said", set())


class Layered(nn.Module):
    """A linear layer, and then something."""

    def __init__(self, then: Callable[[Any, Any], Any]) -> None:
        self.linear = nn.Linear(3, 2, dtype=np.float64, seed=0)
        self.then, self.count, self.memory, self.steps = then, 0, [0.0], np.zeros(1, dtype=int)

    def forward(self, inputs: Any) -> Any:
        return self.then(self, self.linear(inputs))


def branches(self: Layered, z: Any) -> Any:
    return z if z.data.sum() > 0 else -z


def takes_a_float(self: Layered, z: Any) -> Any:
    return z * (1 + 0.01 * float(z.data.max()))


def converts(self: Layered, z: Any) -> Any:
    return z + np.asarray(z.data).mean()


def writes_a_piece(self: Layered, z: Any) -> Any:
    table = np.zeros(z.shape)
    table[0] = z.data[0]
    return z + table


def counts(self: Layered, z: Any) -> Any:
    self.count += 1
    return z * (1 + 0.01 * self.count)


def remembers(self: Layered, z: Any) -> Any:
    self.memory.append(0.5)
    return z * len(self.memory)


def remembers_outside(self: Layered, z: Any) -> Any:
    calls.append(1)
    return z * (1 + 0.01 * len(calls))


def draws(self: Layered, z: Any) -> Any:
    return z + 0.1 * noise.normal(size=z.shape)


def draws_a_number(self: Layered, z: Any) -> Any:
    return z * random.random()


def prints(self: Layered, z: Any) -> Any:
    text = f"{z.data[0, 0]:.3f}"
    return z if text else -z


def counts_in_an_array(self: Layered, z: Any) -> Any:
    self.steps += 1
    return z * (1 + 0.01 * int(self.steps[0]))


def keeps_a_value(self: Layered, z: Any) -> Any:
    self.count = z.data.mean()
    return z * 2.0


NOTICED: dict[Callable[[Any, Any], Any], str] = {
    branches: "decides by a value",
    takes_a_float: "takes a number out of an array",
    converts: "makes a plain array of a value",
    writes_a_piece: "makes a plain array of a value",
    counts: "changes count",
    remembers: "adds or removes something",
    remembers_outside: "adds or removes something",
    draws: "does not compute the same each time",
    draws_a_number: "draws random numbers of its own",
    prints: "prints a value",
    counts_in_an_array: "changes steps in place",
    keeps_a_value: "changes count",
}


def fitted(
    then: Callable[[Any, Any], Any], compile: bool, loss: Any = losses.softmax_cross_entropy
) -> tuple[Any, Any]:
    global noise
    noise = np.random.default_rng(2)
    calls.clear()
    random.seed(3)
    model = Layered(then)
    history = cr.fit(
        model,
        X,
        Y,
        loss=loss,
        optimizer=optim.SGD(model.parameters(), 0.1),
        epochs=3,
        batch_size=8,
        seed=0,
        progress=False,
        compile=compile,
    )
    return [parameter.data for parameter in model.parameters()], history["loss"]


@pytest.mark.parametrize("then", NOTICED, ids=lambda then: then.__name__)
def test_what_a_graph_cannot_hold_runs_eager_and_says_so_once(
    then: Callable[[Any, Any], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (weights, figures), said = fitted(then, True), capsys.readouterr().err
    lines = [line for line in said.splitlines() if "runs eager" in line]
    assert len(lines) == 1, said
    assert lines[0].startswith("fit runs eager, because ")
    assert NOTICED[then] in lines[0]
    right, right_figures = fitted(then, False)
    assert "runs eager" not in capsys.readouterr().err
    assert figures == right_figures
    for one, other in zip(weights, right, strict=True):
        np.testing.assert_array_equal(one, other)


def composed(self: Layered, z: Any) -> Any:
    """Nothing but arithmetic: numbers taken out with item() stay in the graph, and so do data behind a Tensor."""
    peak = z.data.max(axis=1, keepdims=True)
    return z * (1 + 0.01 * z.mean().item()) + np.tanh(z) * scale[0] - 0.1 * peak


def test_what_a_graph_can_hold_is_compiled(capsys: pytest.CaptureFixture[str]) -> None:
    weights, figures = fitted(composed, True)
    assert "eager" not in capsys.readouterr().err
    right, right_figures = fitted(composed, False)
    np.testing.assert_allclose(figures, right_figures, rtol=1e-12)
    for one, other in zip(weights, right, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-10)


def test_a_name_from_outside_that_gets_another_value_is_seen() -> None:
    compiled = cr.compile(lambda x: x * scale[0])
    np.testing.assert_array_equal(compiled(X), X)
    scale[0] = 3.0
    try:
        np.testing.assert_array_equal(compiled(X), 3 * X)
    finally:
        scale[0] = 1.0


def test_a_closure_that_gets_another_value_is_seen() -> None:
    factor = 2.0

    def function(x: Any) -> Any:
        return x * factor

    compiled = cr.compile(function)
    np.testing.assert_array_equal(compiled(X), 2 * X)
    factor = 5.0
    np.testing.assert_array_equal(compiled(X), 5 * X)


def test_an_array_that_is_changed_in_place_is_read_anew() -> None:
    table = np.ones(3)
    compiled = cr.compile(lambda x: x * table)
    np.testing.assert_array_equal(compiled(X), X)
    table[:] = 4.0
    np.testing.assert_array_equal(compiled(X), 4 * X)


def test_a_model_that_changes_between_predictions_is_seen() -> None:
    model = nn.Sequential(
        nn.Linear(3, 4, dtype=np.float64, seed=0), nn.Tanh(), nn.Linear(4, 2, dtype=np.float64, seed=1)
    )

    def agrees() -> bool:
        given = cr.predict(model, X)
        return bool(np.allclose(given, cr.predict(model, X, compile=False), rtol=1e-12, atol=0))

    assert agrees()
    model.layers[0].W.data[0, 0] = 7.0
    assert agrees()
    model.layers[0].W.data = model.layers[0].W.data * 2
    assert agrees()
    model.layers[1] = nn.ReLU()
    assert agrees()
    model.layers[0].b = nn.Parameter(np.ones(4), dtype=np.float64)
    assert agrees()
    model.layers.append(nn.Softmax())
    assert agrees()


def test_an_observed_model_is_called_as_it_is() -> None:
    class Counting:
        def __init__(self) -> None:
            self.calls = 0

        def enter(self, module: Any, inputs: Any) -> None:
            self.calls += 1

        def leave(self, module: Any, output: Any) -> None:
            pass

    model, counting = nn.Linear(3, 2, dtype=np.float64, seed=0), Counting()
    cr.predict(model, X)
    with nn.observed_by(counting):
        cr.predict(model, X, batch_size=10)
    assert counting.calls == 4


def test_data_that_a_loss_refuses_are_refused_with_the_same_words() -> None:
    model = nn.Linear(3, 2, dtype=np.float64, seed=0)
    y = Y.copy()
    y[37] = 5  # in the last batch: the plan is made of others
    messages = []
    for compile in (True, False):
        with pytest.raises(cr.errors.DataError) as caught:
            cr.fit(
                model, X, y, loss=losses.softmax_cross_entropy, optimizer=optim.SGD(model.parameters(), 0.0),
                epochs=1, batch_size=8, seed=0, progress=False, compile=compile,
            )  # fmt: skip
        messages.append(str(caught.value))
    assert messages[0] == messages[1]
    assert "labels from 0 to 1" in messages[0]


def test_what_is_wrong_is_said_alone(capsys: pytest.CaptureFixture[str]) -> None:
    model = nn.Sequential(nn.Linear(3, 2, dtype=np.float64, seed=0))
    options: dict[str, Any] = {"loss": losses.softmax_cross_entropy, "progress": False}
    optimizer, narrow = optim.SGD(model.parameters(), 0.1), X[:, :2]
    attempts: list[Callable[[], Any]] = [
        lambda: cr.predict(model, narrow),
        lambda: cr.evaluate(model, narrow, Y, loss=losses.softmax_cross_entropy),
        lambda: cr.fit(model, narrow, Y, optimizer=optimizer, epochs=1, **options),
        lambda: cr.compile(lambda x: x @ np.ones((4, 2)))(X),
    ]
    for attempt in attempts:
        for _ in range(2):
            with pytest.raises((cr.errors.ShapeError, ValueError)):
                attempt()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("thing", [3, "np.exp", None, X])
def test_only_functions_are_compiled(thing: Any) -> None:
    with pytest.raises(cr.errors.DTypeError, match="compile: not a function"):
        cr.compile(thing)


@pytest.mark.parametrize("name", ["fit", "evaluate", "predict"])
def test_only_modules_are_trained_and_asked(name: str) -> None:
    loss: Any = losses.softmax_cross_entropy
    nobody: Any = None
    attempts: dict[str, Callable[[Any], Any]] = {
        "fit": lambda model: cr.fit(model, X, Y, optimizer=nobody, epochs=1, loss=loss),
        "evaluate": lambda model: cr.evaluate(model, X, Y, loss=loss),
        "predict": lambda model: cr.predict(model, X),
    }
    for thing in (3, None, np.exp, nn.Linear):
        with pytest.raises(cr.errors.DTypeError, match=f"{name}: model is not a module"):
            attempts[name](thing)


def test_a_rule_that_turns_another_way_for_some_data_is_right_for_all() -> None:
    """prod divides by its factors where none is 0, and multiplies the others where one is."""

    def gradient(x: Any) -> Any:
        return cr.grad(lambda v: (cr.ops.prod(v, axis=1) ** 2).sum())(x)

    compiled = cr.compile(gradient)
    without = np.array([[1.0, 2.0, 3.0], [2.0, 2.0, 0.5]])
    with_zero = np.array([[1.0, 0.0, 3.0], [2.0, 2.0, 0.5]])
    for x in (without, with_zero, without):
        np.testing.assert_allclose(compiled(x), gradient(x), rtol=1e-12)
