"""The network playground: what its training does, against the library, scikit-learn, PyTorch and NumPy by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from sklearn.metrics import accuracy_score, log_loss
from starlette.testclient import TestClient

from chainrule import losses, nn, optim
from chainrule.course.framework import stand_in
from chainrule.data import Batches, make_circles
from chainrule.errors import ArgumentError, DataError
from chainrule.lab.frames import Frame, decode
from chainrule.lab.pictures import find
from chainrule.lab.pictures.controls import Maybe, Whole, Wholes
from chainrule.lab.pictures.results import WrongResult
from chainrule.lab.playground import Configuration, Figures, Training, training
from chainrule.lab.playground.training import Record
from chainrule.lab.server import Lab
from chainrule.randomness import as_generator
from tests.lab.conftest import TOKEN

PICTURE = find("network")
COURSE = {name: stand_in(exercise, name) for name, exercise in PICTURE.needs.items()}
SQUARE = [[-1, -1, 0], [1, 1, 0], [-1, 1, 1], [1, -1, 1]]


def functions(**own: Any) -> SimpleNamespace:
    """The course's functions, and in their place those that are given."""
    return SimpleNamespace(**COURSE | own)


def drawn(memory: dict[str, Any] | None = None, own: dict[str, Any] | None = None, **controls: Any) -> Frame:
    """A frame of the picture, encoded on the way, since what cannot be sent is no frame."""
    with np.errstate(all="ignore"):
        frame = PICTURE.draw(functions(**(own or {})), {} if memory is None else memory, PICTURE.read(controls))
    json.dumps(decode(frame.encode(seq=1))[0], allow_nan=False)
    return frame


def trained(step: int, own: dict[str, Any] | None = None, **configuration: Any) -> Training:
    one = Training(Configuration(**configuration), functions(**(own or {})))
    with np.errstate(all="ignore"):
        one.go_to(step)
    return one


def state_of(one: Training) -> list[np.ndarray]:
    return [array.copy() for array in [*one.network.state().values(), *one.optimizer.state().values()]]


def forward(frame: Frame, X: np.ndarray, activation: str) -> list[np.ndarray]:
    """Every layer by hand, from the weights that the frame shows."""
    bend: dict[str, Callable[[Any], Any]] = {
        "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0), "linear": lambda z: z,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }  # fmt: skip
    found, last = [X.astype(np.float64)], len(frame.values["sizes"]) - 2
    for i in range(last + 1):
        z = found[-1] @ frame.arrays[f"weights_{i}"].astype(np.float64) + frame.arrays[f"biases_{i}"]
        found.append(bend["sigmoid" if i == last else activation](z))
    return found


def centres(side: int, extent: float) -> np.ndarray:
    at = [-extent + (i + 0.5) * 2 * extent / side for i in range(side)]
    return np.array([[x1, x2] for x2 in reversed(at) for x1 in at])


# What is drawn


@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
@pytest.mark.parametrize("layers", [[], [3], [5, 2]])
def test_maps_and_decision_are_the_forward_pass_by_hand(activation: str, layers: list[int]) -> None:
    frame = drawn(activation=activation, layers=layers, step=40, look_maps=16, look_decision=32)
    first, *hidden, last = forward(frame, centres(16, frame.values["extent"]), activation)
    ranges: dict[str, Callable[[Any], Any]] = {"tanh": lambda a: (a + 1) / 2, "sigmoid": lambda a: a}

    def around_zero(a: Any) -> Any:
        return a / np.maximum(2 * np.abs(a).max(axis=0), 1e-30) + 0.5

    shares = [around_zero(first), *(ranges.get(activation, around_zero)(one) for one in hidden), last]
    expected = 255 * np.concatenate(shares, axis=1).T.reshape(-1, 16, 16)
    assert frame.arrays["maps"].dtype == np.uint8
    np.testing.assert_allclose(frame.arrays["maps"], expected, atol=0.51)
    probability = forward(frame, centres(32, frame.values["extent"]), activation)[-1]
    np.testing.assert_allclose(frame.arrays["decision"], 255 * probability.reshape(32, 32), atol=0.51)
    assert frame.values["sizes"] == [2, *layers, 1]


def test_the_first_row_of_a_map_is_the_top_of_the_window() -> None:
    maps = drawn().arrays["maps"]
    assert (maps[0][:, 0] < maps[0][:, -1]).all()
    assert (maps[1][0] > maps[1][-1]).all()


def test_loss_and_accuracy_are_those_of_scikit_learn() -> None:
    frame = drawn(step=300, noise=0.3, l2=0.01, dropout=0.2)
    p = forward(frame, frame.arrays["points"], "tanh")[-1][:, 0]
    y, held_out = frame.arrays["labels"], frame.arrays["held_out"]
    for rows, name in ((~held_out, ""), (held_out, "validation_")):
        assert frame.values[f"{name}loss"] == pytest.approx(log_loss(y[rows], p[rows]), rel=1e-4)
        assert frame.values[f"{name}accuracy"] == pytest.approx(accuracy_score(y[rows], p[rows] >= 0.5))


def test_gradients_are_those_of_pytorch() -> None:
    frame = drawn(step=30, layers=[4, 3], l1=0.01, l2=0.02, dropout=0.5, look_gradients=True)
    W = [torch.tensor(frame.arrays[f"weights_{i}"], dtype=torch.float64, requires_grad=True) for i in range(3)]
    b = [torch.tensor(frame.arrays[f"biases_{i}"], dtype=torch.float64) for i in range(3)]
    rows = ~frame.arrays["held_out"]
    a = torch.tensor(frame.arrays["points"][rows], dtype=torch.float64)
    for i in range(2):
        a = torch.tanh(a @ W[i] + b[i])
    y = torch.tensor(frame.arrays["labels"][rows], dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits((a @ W[2] + b[2])[:, 0], y)
    loss = loss + 0.01 * sum(one.abs().sum() for one in W) + 0.01 * sum((one**2).sum() for one in W)
    loss.backward()
    for i in range(3):
        assert W[i].grad is not None
        np.testing.assert_allclose(frame.arrays[f"gradients_{i}"], W[i].grad.numpy(), atol=2e-6)


def test_looking_at_gradients_does_not_change_the_training() -> None:
    memory: dict[str, Any] = {}
    drawn(memory, step=25, dropout=0.4, look_gradients=True)
    looked = drawn(memory, step=60, dropout=0.4)
    np.testing.assert_array_equal(looked.arrays["weights_1"], drawn(step=60, dropout=0.4).arrays["weights_1"])


def test_a_neurons_sum_is_spelt_out_for_a_point() -> None:
    frame = drawn(step=50, layers=[4, 3], look_layer=2, look_neuron=1, look_point=7)
    neuron = frame.values["neuron"]
    layers = forward(frame, frame.arrays["points"], "tanh")
    assert [term["name"] for term in neuron["terms"]] == ["a1,1", "a1,2", "a1,3", "a1,4"]
    assert [term["input"] for term in neuron["terms"]] == pytest.approx(layers[1][7], rel=1e-4)
    assert [term["weight"] for term in neuron["terms"]] == pytest.approx(frame.arrays["weights_1"][:, 1])
    for term in neuron["terms"]:
        assert term["product"] == pytest.approx(term["input"] * term["weight"], rel=1e-5)
    total = sum(term["product"] for term in neuron["terms"]) + neuron["bias"]
    assert neuron["sum"] == pytest.approx(total, rel=1e-4)
    assert neuron["output"] == pytest.approx(np.tanh(total), rel=1e-4)
    first = drawn(look_layer=0, look_neuron=1, look_point=3)
    assert first.values["neuron"]["terms"] == []
    assert first.values["neuron"]["output"] == first.arrays["points"][3, 1]


def test_the_grid_is_bent_as_the_layer_bends_it() -> None:
    frame = drawn(step=50, layers=[4, 3], look_warp=1, look_warp_x=2, look_warp_y=0)
    flat = drawn(look_warp=0)
    lines, points, _ = flat.arrays["warp"].shape
    level, upright = np.split(flat.arrays["warp"], 2)
    assert np.ptp(level[:, :, 1], axis=1).max() == 0
    assert np.ptp(upright[:, :, 0], axis=1).max() == 0
    bent = forward(frame, flat.arrays["warp"].reshape(-1, 2), "tanh")[1][:, [2, 0]]
    np.testing.assert_allclose(frame.arrays["warp"], bent.reshape(lines, points, 2), atol=1e-5)
    expected = forward(frame, frame.arrays["points"], "tanh")[1][:, [2, 0]]
    np.testing.assert_allclose(frame.arrays["warp_points"], expected, atol=1e-5)


def test_a_curve_has_a_point_for_every_finished_epoch_from_the_untrained_network_on() -> None:
    memory: dict[str, Any] = {}
    last = drawn(memory, step=70)
    assert last.values["steps_per_epoch"] == 16
    assert last.arrays["curve_epoch"].tolist() == [0, 1, 2, 3, 4]
    for epoch in range(5):
        there = drawn(memory, step=16 * epoch).values
        assert last.arrays["curve_loss"][epoch] == pytest.approx(there["loss"])
        assert last.arrays["curve_validation_accuracy"][epoch] == pytest.approx(there["validation_accuracy"])
    assert "curve_validation" not in drawn(step=20, validation=0).arrays


@pytest.mark.parametrize("epoch", [0, 1, 598, 599, 600, 1777, 5000])
def test_a_long_curve_has_at_most_600_points_and_always_the_last(epoch: int) -> None:
    record = Record()
    for i in range(5001):
        record.add(Figures(i, 0.5, -i, 0.25))
    curves = record.until(epoch)
    assert len(curves.epoch) <= 600
    assert curves.epoch[0] == 0
    assert curves.epoch[-1] == epoch
    np.testing.assert_array_equal(curves.loss, curves.epoch)
    np.testing.assert_array_equal(curves.validation_loss, -curves.epoch)
    assert len(set(np.diff(curves.epoch)[:-1])) <= 1


# Training


OPTIMIZERS: dict[str, Callable[[Any], optim.Optimizer]] = {
    "sgd": lambda p: optim.SGD(p, 0.05),
    "momentum": lambda p: optim.SGD(p, 0.05, momentum=0.9),
    "rmsprop": lambda p: optim.RMSprop(p, 0.05),
    "adam": lambda p: optim.Adam(p, 0.05),
}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(
    "options", [{}, {"l1": 0.003}, {"l2": 0.02}, {"dropout": 0.3}, {"schedule": "exponential"}]
)
def test_the_steps_are_those_of_the_librarys_own_loop(optimizer: str, options: dict[str, Any]) -> None:
    one = trained(
        50, samples=100, layers=(6, 5), batch_size=13, seed=3, optimizer=optimizer, learning_rate=0.05,
        noise=0.05, validation=0.0, activation="sigmoid", **options,
    )  # fmt: skip
    start, order, silence = as_generator(3).spawn(3)
    layers: list[nn.Module] = []
    for n_in, n_out in ((2, 6), (6, 5)):
        layers += [nn.Linear(n_in, n_out, seed=start), nn.Sigmoid()]
        layers += [nn.Dropout(0.3, seed=silence)] if "dropout" in options else []
    model = nn.Sequential(*layers, nn.Linear(5, 1, seed=start))
    steps = OPTIMIZERS[optimizer](model.parameters())
    made = make_circles(100, noise=0.05, seed=3)
    weights = [p for p in model.parameters() if p.ndim == 2]
    taken = 0
    batches = Batches(made.X, made.y[:, None].astype(np.float32), 13, seed=order)
    while taken < 50:
        if "schedule" in options:
            steps.learning_rate = 0.05 * np.exp(-0.01 * (taken // 8))
        for X, y in batches:
            loss = losses.binary_cross_entropy(model(X), y)
            loss = loss + losses.l1_penalty(weights, options.get("l1", 0))
            (loss + losses.l2_penalty(weights, options.get("l2", 0))).backward()
            steps.step()
            taken += 1
            if taken == 50:
                break
    for ours, theirs in zip(one.network.parameters(), model.parameters(), strict=True):
        np.testing.assert_allclose(ours.data, theirs.data, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        ("constant", [0.5, 0.5, 0.5]),
        ("step", [0.5, 0.25, 0.125]),
        ("exponential", [0.5, 0.5 * np.exp(-0.5), 0.5 * np.exp(-1)]),
        ("inverse", [0.5, 0.5 / 3.5, 0.5 / 6]),
        ("cosine", [0.5, 0.005 + 0.495 * (1 + np.sqrt(0.5)) / 2, 0.2525]),
    ],
)
def test_the_learning_rate_that_is_shown_follows_the_schedule(schedule: str, rates: list[float]) -> None:
    memory: dict[str, Any] = {}
    for epoch, rate in zip((0, 50, 100), rates, strict=True):
        frame = drawn(memory, schedule=schedule, learning_rate=0.5, optimizer="sgd", samples=20, step=epoch)
        assert frame.values["epoch"] == epoch
        assert frame.values["learning_rate"] == pytest.approx(rate)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("options", [{}, {"dropout": 0.4, "batch_size": 7, "schedule": "cosine", "l1": 0.001}])
def test_going_back_and_on_again_gives_the_same_bits(optimizer: str, options: dict[str, Any]) -> None:
    configuration: dict[str, Any] = {"samples": 60, "optimizer": optimizer, **options}
    straight = {step: state_of(trained(step, **configuration)) for step in (0, 5, 31, 77, 150)}
    one = trained(150, **configuration)
    for step in (77, 5, 150, 31, 0, 77, 31, 150):
        one.go_to(step)
        assert one.step == step
        for ours, theirs in zip(state_of(one), straight[step], strict=True):
            np.testing.assert_array_equal(ours, theirs)


def test_few_snapshots_are_enough_to_go_back_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {step: state_of(trained(step, samples=60, dropout=0.2)) for step in (13, 89, 300)}
    monkeypatch.setattr(training, "SNAPSHOTS", 6)
    one = trained(300, samples=60, dropout=0.2)
    assert len(one.snapshots) <= 6
    assert one.spacing > 1
    for step in (89, 13, 300):
        one.go_to(step)
        for ours, theirs in zip(state_of(one), expected[step], strict=True):
            np.testing.assert_array_equal(ours, theirs)


def test_a_frame_stops_on_the_way_when_time_is_up_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(np.arange(0, 100, 0.1))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(clock)))
    memory: dict[str, Any] = {}
    stands = [drawn(memory, step=30).values["step"] for _ in range(4)]
    assert stands == [11, 22, 30, 30]
    monkeypatch.undo()
    np.testing.assert_array_equal(drawn(memory, step=30).arrays["weights_0"], drawn(step=30).arrays["weights_0"])


def test_what_only_looks_goes_on_with_the_same_training_and_what_changes_it_begins_anew() -> None:
    memory: dict[str, Any] = {}
    drawn(memory, step=20)
    before = memory["training"]
    drawn(memory, step=25, look_maps=30, look_gradients=True, look_warp=1)
    assert memory["training"] is before
    drawn(memory, step=25, learning_rate=0.02)
    assert memory["training"] is not before
    again = memory["training"]
    drawn(memory, {"sigmoid": lambda z: 1 / (1 + np.exp(-z))}, step=25, learning_rate=0.02)
    assert memory["training"] is not again


def test_dropout_changes_neither_the_first_weights_nor_the_order_of_the_examples() -> None:
    plain, silent = trained(0), trained(0, dropout=0.5)
    for W, theirs in zip(plain.weights, silent.weights, strict=True):
        np.testing.assert_array_equal(W.data, theirs.data)
    assert plain.batches is not None
    assert silent.batches is not None
    for (X, _), (X_theirs, _) in zip(plain.batches, silent.batches, strict=True):
        np.testing.assert_array_equal(X, X_theirs)


def test_the_held_out_points_are_chosen_once_by_the_seed_and_never_learnt_from() -> None:
    one, other, third = trained(0), trained(0, layers=(3,), optimizer="sgd"), trained(0, seed=1)
    np.testing.assert_array_equal(one.examples.held_out, other.examples.held_out)
    assert (one.examples.held_out != third.examples.held_out).any()
    assert one.examples.held_out.sum() == 100
    assert one.examples.y[one.examples.held_out].mean() == 0.5
    held_out = {tuple(row) for row in one.examples.X[one.examples.held_out]}
    assert one.batches is not None
    learnt = {tuple(row) for X, _ in one.batches for row in X}
    assert len(learnt) == 400
    assert not held_out & learnt


@pytest.mark.parametrize("data", ["circles", "moons", "xor", "spirals", "blobs"])
@pytest.mark.parametrize("noise", [0.0, 0.1, 0.5])
def test_every_data_set_lies_in_its_window_and_can_be_learnt(data: str, noise: float) -> None:
    frame = drawn(data=data, noise=noise, samples=201, step=20)
    points, extent = frame.arrays["points"], frame.values["extent"]
    assert points.shape == (201, 2)
    assert extent >= 1.5
    assert extent % 0.5 == 0
    assert np.abs(points).max() <= extent
    assert set(frame.arrays["labels"].tolist()) == {0, 1}
    if noise == 0.1:
        assert extent <= 2
        assert drawn(data=data, noise=0.05, step=1100, layers=[12, 8]).values["accuracy"] > 0.95


# Own points


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ([], "Place some points of both classes"),
        ([[0, 0, 1]], "Place some points of both classes"),
        ([[0, 0, 1], [1, 0, 1], [1, 1, 1]], "All points are of class 1"),
        ([[0, 0, 0], [1, 0, 0]], "All points are of class 0"),
    ],
)
def test_points_that_nothing_can_be_learnt_from_get_a_word_and_a_frame(points: Any, words: str) -> None:
    frame = drawn(
        data="own", points=points, step=100, look_gradients=True, look_warp=1, look_layer=1, look_neuron=0
    )
    assert words in frame.values["waiting"]
    assert words in frame.values["advice"][0]
    assert frame.values["step"] == 0
    assert not frame.values["diverged"]
    assert frame.arrays["points"].shape == (len(points), 2)
    assert frame.arrays["decision"].shape == (64, 64)
    assert frame.values["extent"] == 1.5
    assert (frame.values["neuron"] is None) == (len(points) == 0)


def test_four_own_points_are_learnt() -> None:
    frame = drawn(data="own", points=SQUARE, step=400, learning_rate=0.05)
    assert frame.values["waiting"] is None
    assert frame.values["accuracy"] == 1
    assert frame.values["n_validation"] == 0  # a fifth of two points a class is none
    np.testing.assert_array_equal(frame.arrays["points"], np.array(SQUARE)[:, :2])


def test_the_window_grows_only_where_an_own_point_lies_beyond() -> None:
    assert drawn(data="own", points=[*SQUARE, [1.5, 0, 0]]).values["extent"] == 1.5
    assert drawn(data="own", points=[*SQUARE, [-6.2, 0, 0]]).values["extent"] == 6.5


def test_a_point_of_no_class_is_refused_by_its_number() -> None:
    with pytest.raises(DataError, match="point 2 is of no class"):
        drawn(data="own", points=[[0, 0, 1], [1, 0, 2]])


# When it goes wrong


DIVERGING: dict[str, Any] = {"optimizer": "sgd", "activation": "linear", "learning_rate": 3}


def test_a_training_that_diverges_says_so_and_stands_still() -> None:
    memory: dict[str, Any] = {}
    frame = drawn(memory, step=500, look_gradients=True, look_warp=1, look_layer=1, look_neuron=2, **DIVERGING)
    assert frame.values["diverged"]
    assert frame.values["loss"] is None
    assert frame.values["accuracy"] is None
    assert frame.values["step"] < 50
    assert frame.values["advice"] == [
        f"At step {frame.values['step']} a number grew beyond all bounds: the steps are too long. "
        "The learning rate is 3; try 0.3, and restart."
    ]
    before = drawn(memory, step=3, **DIVERGING)
    assert not before.values["diverged"]
    assert before.values["loss"] == drawn(step=3, **DIVERGING).values["loss"]
    assert drawn(memory, step=500, **DIVERGING).values["step"] == frame.values["step"]


def test_weights_that_are_no_numbers_give_a_frame() -> None:
    memory: dict[str, Any] = {}
    drawn(memory, step=3)
    memory["training"].weights[1].data[...] = np.nan
    frame = drawn(memory, step=3, look_layer=2, look_neuron=0, look_gradients=True, look_warp=2)
    assert frame.values["diverged"]
    assert frame.values["loss"] is None
    assert frame.values["neuron"]["sum"] is None
    assert (frame.arrays["decision"] == 128).all()
    assert (frame.arrays["maps"][-1] == 128).all()
    assert np.ptp(frame.arrays["maps"][0]) > 200


@pytest.mark.parametrize(
    ("controls", "step", "words"),
    [
        ({"learning_rate": 1e-4}, 500, "The learning rate is 0.0001; try 0.001"),
        ({"learning_rate": 3, "optimizer": "rmsprop", "layers": [16] * 4}, 500, "The learning rate is 3; try 0.3"),
        ({"learning_rate": 3, "optimizer": "sgd"}, 500, "The loss jumps up and down"),
        ({"layers": []}, 800, "Without a hidden layer the border is a straight line"),
        ({"activation": "linear"}, 800, "draw only a straight line"),
        ({"l2": 0.1}, 200, "The penalty L2 (0.1) holds all weights near 0"),
        ({"activation": "relu", "learning_rate": 1}, 500, "more than half of the neurons give 0"),
        ({"learning_rate": 0.3}, 500, "lie at the ends of their curve"),
        ({"noise": 0.5, "samples": 100, "layers": [16] * 3}, 1600, "learns its examples by heart"),
    ],
)
def test_what_goes_wrong_is_told_with_the_controls_that_mend_it(
    controls: dict[str, Any], step: int, words: str
) -> None:
    assert words in " ".join(drawn(step=step, **controls).values["advice"])


def test_a_training_that_goes_well_gets_no_advice() -> None:
    memory: dict[str, Any] = {}
    for step in (0, 100, 500, 1500):
        frame = drawn(memory, step=step)
        assert frame.values["advice"] == []
    assert frame.values["validation_accuracy"] > 0.95


@pytest.mark.parametrize(
    "controls",
    [
        {"data": "photos"}, {"samples": 19}, {"samples": 501}, {"samples": 30.5}, {"noise": -1}, {"noise": np.nan},
        {"validation": 0.6}, {"seed": -1}, {"seed": 1000}, {"points": [[0, 0]]}, {"points": [[11, 0, 1]]},
        {"points": [[0, 0, 1]] * 501}, {"points": "points"}, {"layers": [8] * 6}, {"layers": [0]},
        {"layers": [17]}, {"layers": [2.5]}, {"layers": 8}, {"layers": [True]}, {"activation": "gelu"},
        {"learning_rate": 0}, {"learning_rate": 4}, {"learning_rate": "0.1"}, {"schedule": "never"},
        {"optimizer": "lbfgs"}, {"batch_size": 0}, {"l1": -1}, {"l2": 1}, {"dropout": 0.9}, {"step": -1},
        {"step": 1_000_001}, {"step": True}, {"look_maps": 1000}, {"look_decision": 0}, {"look_gradients": 1},
        {"look_layer": 7}, {"look_layer": 3.5}, {"look_layer": 4, "look_neuron": 0},
        {"look_layer": 1, "look_neuron": 8}, {"look_layer": 3, "look_neuron": 1},
        {"look_layer": 1, "look_neuron": 1, "look_point": 20, "samples": 20},
        {"look_warp": 4}, {"look_warp": 1, "look_warp_x": 8}, {"look_warp": 1, "look_warp_y": 15}, {"loop": 1},
    ],
)  # fmt: skip
def test_controls_that_make_no_sense_are_refused(controls: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        drawn(**controls)


@pytest.mark.parametrize(
    ("control", "good", "bad"),
    [
        (Wholes((8,), 2, 1, 9), [[], [1], [9, 2.0]], [[0], [10], [1, 1, 1], [1.5], 3, None, ["1"]]),
        (Maybe(Whole(0, 0, 3)), [None, 0, 3], [4, -1, 0.5, "1", True]),
    ],
)
def test_lists_of_whole_numbers_and_controls_that_hold_nothing(
    control: Any, good: list[Any], bad: list[Any]
) -> None:
    control.read("it", control.default)
    for value in good:
        control.read("it", value)
    for value in bad:
        with pytest.raises(ArgumentError):
            control.read("it", value)


# On the learner's functions


def uphill(X: Any, y: Any, theta: Any) -> Any:
    return -COURSE["gradient"](X, y, theta)


@pytest.mark.parametrize("layers", [[], [8, 8]])
def test_a_wrong_sign_in_the_gradient_makes_the_loss_grow_and_is_told(layers: list[int]) -> None:
    memory: dict[str, Any] = {}
    first = drawn(memory, {"gradient": uphill}, layers=layers)
    last = drawn(memory, {"gradient": uphill}, layers=layers, step=800)
    assert last.values["loss"] > 3 * first.values["loss"]
    assert drawn(layers=layers, step=800).values["loss"] < first.values["loss"]
    assert "the gradient points the wrong way" in last.values["advice"][0]


def test_every_layer_moves_by_what_the_learners_gradient_says() -> None:
    def doubled(X: Any, y: Any, theta: Any) -> Any:
        return 2 * COURSE["gradient"](X, y, theta)

    start, one = drawn(optimizer="sgd"), drawn(optimizer="sgd", step=1)
    two = drawn(None, {"gradient": doubled}, optimizer="sgd", step=1)
    for i in range(3):
        moved = one.arrays[f"weights_{i}"] - start.arrays[f"weights_{i}"]
        assert np.abs(moved).max() > 1e-6
        np.testing.assert_allclose(two.arrays[f"weights_{i}"] - start.arrays[f"weights_{i}"], 2 * moved, atol=1e-6)


def test_the_gradient_gets_activations_with_a_column_of_ones_labels_and_the_bias_first() -> None:
    seen = []

    def gradient(X: Any, y: Any, theta: Any) -> Any:
        seen.append((X.copy(), y.copy(), theta.copy()))
        return COURSE["gradient"](X, y, theta)

    start = drawn(layers=[3])
    drawn(None, {"gradient": gradient}, layers=[3], step=1)
    X, y, theta = seen[0]
    assert X.shape == (25, 4)
    assert (X[:, 0] == 1).all()
    assert set(y.tolist()) == {0, 1}
    np.testing.assert_array_equal(theta[1:], start.arrays["weights_1"][:, 0])
    assert theta[0] == start.arrays["biases_1"][0]


def test_the_probability_is_the_learners_sigmoid_and_the_loss_their_cross_entropy() -> None:
    own = {"sigmoid": lambda z: np.full_like(z, 0.2), "cross_entropy_from_logits": lambda z, y: 7.0}
    frame = drawn(None, own, step=5, activation="sigmoid")
    assert (frame.arrays["decision"] == 51).all()
    assert (frame.arrays["maps"][2:] == 51).all()
    assert frame.values["loss"] == 7


def test_a_function_that_writes_into_what_it_is_given_harms_nothing() -> None:
    def sigmoid(z: Any) -> Any:
        result = COURSE["sigmoid"](z)
        z[...] = 0
        return result

    ours = drawn(None, {"sigmoid": sigmoid}, step=30, activation="sigmoid")
    theirs = drawn(step=30, activation="sigmoid")
    for name, array in theirs.arrays.items():
        np.testing.assert_array_equal(ours.arrays[name], array)


@pytest.mark.parametrize(
    ("name", "gives"),
    [
        ("sigmoid", lambda z: None),
        ("sigmoid", lambda z: z[:3]),
        ("cross_entropy_from_logits", lambda z, y: z),
        ("cross_entropy_from_logits", lambda z, y: None),
        ("gradient", lambda X, y, theta: X),
        ("gradient", lambda X, y, theta: "up"),
    ],
)
def test_a_function_that_gives_something_else_is_told_by_its_name(name: str, gives: Any) -> None:
    with pytest.raises(WrongResult, match=f"your {name} gave"):
        drawn(None, {name: gives}, step=3)


def test_the_page_trains_on_the_file_that_the_learner_saved(client: TestClient, lab: Lab) -> None:
    exercise = lab.workspace.course.get("logistic-gradient")
    assert exercise is not None
    path = lab.workspace.path(exercise)
    path.parent.mkdir(parents=True, exist_ok=True)
    right = exercise.read("solution.py")
    with client.websocket_connect(f"/ws?token={TOKEN}") as socket:

        def ask(step: int) -> tuple[dict[str, Any], float]:
            arguments = {"step": step, "layers": [4]}
            message = {
                "type": "picture",
                "picture": "network",
                "seq": step,
                "source": "mine",
                "arguments": arguments,
            }
            socket.send_text(json.dumps(message))
            header, _ = decode(socket.receive_bytes())
            return header, header["values"]["loss"]

        path.write_text(right.replace("(p - y)", "(y - p)"), encoding="utf-8")
        header, first = ask(0)
        assert (header["source"], header["mine"], header["error"]) == ("mine", ["gradient"], None)
        assert ask(600)[1] > 2 * first
        path.write_text(right, encoding="utf-8")
        header, last = ask(600)
        assert header["mine"] == ["gradient"]
        assert last < first
