from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule import losses, nn, optim
from chainrule.autodiff import Tensor
from chainrule.errors import ArgumentError, DTypeError, GraphError, MutationError, ShapeError, UnknownNameError
from chainrule.optim import SGD, Adam, AdamW, Optimizer, RMSprop
from chainrule.optim import optimizer as optimizer_module

torch: Any = pytest.importorskip("torch")

KINDS: dict[str, tuple[Any, dict[str, Any], Any, dict[str, Any]]] = {
    "plain": (SGD, {}, torch.optim.SGD, {}),
    "momentum": (SGD, {"momentum": 0.9}, torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (SGD, {"momentum": 0.8, "nesterov": True}, torch.optim.SGD, {"momentum": 0.8, "nesterov": True}),
    "rmsprop": (RMSprop, {}, torch.optim.RMSprop, {}),
    "rmsprop 0.9": (
        RMSprop,
        {"decay_rate": 0.9, "epsilon": 1e-5},
        torch.optim.RMSprop,
        {"alpha": 0.9, "eps": 1e-5},
    ),
    "adam": (Adam, {}, torch.optim.Adam, {}),
    "adam 0.5": (
        Adam,
        {"betas": (0.5, 0.9), "epsilon": 1e-4},
        torch.optim.Adam,
        {"betas": (0.5, 0.9), "eps": 1e-4},
    ),
    "adamw": (AdamW, {}, torch.optim.AdamW, {}),
}
SIMPLE = [
    pytest.param(lambda p, **o: SGD(p, 0.02, **o), id="SGD"),
    pytest.param(lambda p, **o: SGD(p, 0.02, momentum=0.9, **o), id="momentum"),
    pytest.param(lambda p, **o: SGD(p, 0.02, momentum=0.9, nesterov=True, **o), id="Nesterov"),
    pytest.param(lambda p, **o: RMSprop(p, 0.02, **o), id="RMSprop"),
    pytest.param(lambda p, **o: Adam(p, 0.02, **o), id="Adam"),
    pytest.param(lambda p, **o: AdamW(p, 0.02, **o), id="AdamW"),
]
every_optimizer = pytest.mark.parametrize("make", SIMPLE)


def network(dtype: str) -> Any:
    layers = (
        nn.Linear(4, 6, dtype=dtype, seed=0),
        nn.Tanh(),
        nn.LayerNorm(6, dtype=dtype),
        nn.Linear(6, 3, dtype=dtype, seed=1),
    )
    return nn.Sequential(*layers)


def torch_network(model: Any, dtype: str) -> Any:
    own = getattr(torch, dtype)
    layers = torch.nn.Linear(4, 6), torch.nn.Tanh(), torch.nn.LayerNorm(6), torch.nn.Linear(6, 3)
    other = torch.nn.Sequential(*layers).to(own)
    for ours, theirs in zip(model.parameters(), other.parameters(), strict=True):
        theirs.data = torch.tensor(ours.data.T.copy() if ours.ndim == 2 else ours.data.copy())
    return other


def torch_groups(other: Any, decay: float) -> list[dict[str, Any]]:
    """Only parameters with two axes and more decay."""
    with_decay = [p for p in other.parameters() if p.ndim >= 2]
    without = [p for p in other.parameters() if p.ndim < 2]
    return [{"params": with_decay, "weight_decay": decay}, {"params": without, "weight_decay": 0.0}]


def batch_of(step: int, dtype: str) -> tuple[Any, Any]:
    generator = np.random.default_rng(step)
    return generator.normal(size=(8, 4)).astype(dtype), generator.integers(0, 3, 8)


# Against PyTorch


@pytest.mark.parametrize(("dtype", "tolerance"), [("float64", 1e-12), ("float32", 1e-5)])
@pytest.mark.parametrize("decay", [0.0, 0.1])
@pytest.mark.parametrize("kind", KINDS)
def test_fifty_steps_agree_with_torch(kind, decay, dtype, tolerance):
    own_kind, own_options, torch_kind, torch_options = KINDS[kind]
    model = network(dtype)
    other = torch_network(model, dtype)
    optimizer = own_kind(model.parameters(), 0.01, weight_decay=decay, **own_options)
    other_optimizer = torch_kind(torch_groups(other, decay), lr=0.01, **torch_options)
    start = [p.data.copy() for p in model.parameters()]
    for step in range(50):
        X, y = batch_of(step, dtype)
        losses.softmax_cross_entropy(model(X), y).backward()
        optimizer.step()
        other_optimizer.zero_grad()
        torch.nn.functional.cross_entropy(other(torch.tensor(X)), torch.tensor(y)).backward()
        other_optimizer.step()
    for ours, theirs, before in zip(model.parameters(), other.parameters(), start, strict=True):
        expected = theirs.detach().numpy()
        assert ours.dtype == dtype
        assert np.abs(ours.data - before).max() > 1e-3
        np.testing.assert_allclose(ours.data, expected.T if ours.ndim == 2 else expected, rtol=0, atol=tolerance)


@pytest.mark.parametrize("max_norm", [0.01, 0.3, 100.0])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_clipping_agrees_with_torch(max_norm, dtype):
    model = network(dtype)
    other = torch_network(model, dtype)
    X, y = batch_of(0, dtype)
    losses.softmax_cross_entropy(model(X), y).backward()
    torch.nn.functional.cross_entropy(other(torch.tensor(X)), torch.tensor(y)).backward()
    norm = optim.clip_by_norm(model.parameters(), max_norm)
    expected = torch.nn.utils.clip_grad_norm_(other.parameters(), max_norm)
    assert norm == pytest.approx(float(expected), rel=1e-6)
    for ours, theirs in zip(model.parameters(), other.parameters(), strict=True):
        gradient = theirs.grad.numpy()
        assert ours.grad.dtype == dtype
        # torch divides by norm + 1e-6
        np.testing.assert_allclose(ours.grad, gradient.T if ours.ndim == 2 else gradient, rtol=1e-5, atol=1e-7)


# Clipping


def test_clip_norm_of_an_optimizer_is_clip_by_norm_before_the_step():
    first, second = network("float64"), network("float64")
    clipping, plain = SGD(first.parameters(), 0.5, clip_norm=0.1), SGD(second.parameters(), 0.5)
    for step in range(3):
        X, y = batch_of(step, "float64")
        for model in (first, second):
            losses.softmax_cross_entropy(model(X), y).backward()
        assert optim.clip_by_norm(second.parameters(), 0.1) > 0.1
        clipping.step()
        plain.step()
    for a, b in zip(first.parameters(), second.parameters(), strict=True):
        np.testing.assert_allclose(a.data, b.data, rtol=1e-14)


def test_a_clipped_step_is_as_long_as_the_norm_and_a_short_one_stays():
    x = Tensor([0.0, 0.0])
    optimizer = SGD([x], 1.0, clip_norm=1.0)
    (x * np.array([30.0, -40.0])).sum().backward()
    optimizer.step()
    np.testing.assert_allclose(x.data, [-0.6, 0.8])
    (x * np.array([0.3, 0.4])).sum().backward()
    optimizer.step()
    np.testing.assert_allclose(x.data, [-0.9, 0.4])


def test_clipping_counts_all_parameters_as_one_vector_and_skips_those_without_gradient():
    first, second, third = Tensor([3.0]), Tensor([[4.0]]), Tensor([1.0])
    first.grad, second.grad = np.array([3.0]), np.array([[4.0]])
    assert optim.clip_by_norm((p for p in (first, second, third)), 2.5) == 5.0
    assert (first.grad, second.grad, third.grad) == ([1.5], [[2.0]], None)
    assert optim.clip_by_norm([third], 1.0) == 0.0


def test_float32_gradients_whose_squares_overflow_are_still_clipped():
    x = Tensor(np.zeros(2, dtype=np.float32))
    x.grad = np.array([3e30, 4e30], dtype=np.float32)
    assert optim.clip_by_norm([x], 1.0) == pytest.approx(5e30)
    np.testing.assert_allclose(x.grad, [0.6, 0.8], rtol=1e-6)


@pytest.mark.parametrize("max_norm", [0, -1.0, float("nan")])
def test_a_norm_is_a_length(max_norm):
    with pytest.raises(ArgumentError) as caught:
        optim.clip_by_norm([], max_norm)
    assert caught.value.given == repr(max_norm)
    with pytest.raises(ArgumentError, match="clip_norm"):
        SGD([Tensor([1.0])], clip_norm=max_norm)


# Every optimizer


@every_optimizer
def test_each_optimizer_finds_the_bottom_of_a_parabola(make):
    x = Tensor([3.0, -2.0])
    optimizer = make([x])
    for _ in range(800):
        ((x - np.array([1.0, 2.0])) ** 2).sum().backward()
        optimizer.step()
    np.testing.assert_allclose(x.data, [1.0, 2.0], atol=0.02)


@pytest.mark.parametrize(
    "make",
    [
        lambda p: SGD(p, 1e-3),
        lambda p: SGD(p, 2e-4, momentum=0.9),
        lambda p: SGD(p, 2e-4, momentum=0.9, nesterov=True),
        lambda p: RMSprop(p, 1e-2),
        lambda p: Adam(p, 1e-2),
        lambda p: AdamW(p, 1e-2),
    ],
)
def test_each_optimizer_makes_progress_on_rosenbrock(make):
    x = Tensor([-1.0, 1.5])

    def valley() -> Any:
        return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2

    optimizer, start = make([x]), valley().item()
    for _ in range(1500):
        valley().backward()
        optimizer.step()
    assert valley().item() < start / 50


@every_optimizer
@pytest.mark.parametrize("decay", [0.0, 0.1])
def test_a_parameter_is_updated_alike_whole_and_in_pieces(make, decay, monkeypatch):
    whole = trained_large(make, decay, np.ascontiguousarray)
    monkeypatch.setattr(optimizer_module, "PIECE", 7)
    np.testing.assert_array_equal(trained_large(make, decay, np.ascontiguousarray), whole)
    np.testing.assert_array_equal(trained_large(make, decay, np.asfortranarray), whole)
    np.testing.assert_array_equal(trained_large(make, decay, lambda a: np.repeat(a, 2, axis=1)[:, ::2]), whole)


@every_optimizer
def test_a_parameter_larger_than_a_piece_is_updated_everywhere(make, monkeypatch):
    n = 2 * optimizer_module.PIECE + 11
    pieces = steps_of_a_line(make, n)
    monkeypatch.setattr(optimizer_module, "PIECE", n)
    np.testing.assert_array_equal(pieces, steps_of_a_line(make, n))


def trained_large(make: Any, decay: float, layout: Any) -> Any:
    generator = np.random.default_rng(0)
    W, X = Tensor(layout(generator.normal(size=(9, 5)))), generator.normal(size=(4, 9))
    optimizer = make([W], weight_decay=decay)
    for _ in range(4):
        ((X @ W) ** 2).sum().backward()
        W.grad = np.ascontiguousarray(W.grad) if W.data.flags.c_contiguous else np.asfortranarray(W.grad)
        optimizer.step()
    return W.data


def steps_of_a_line(make: Any, n: int) -> Any:
    x = Tensor(np.linspace(-1, 1, n))
    optimizer = make([x])
    for _ in range(3):
        (x * x).sum().backward()
        optimizer.step()
    return x.data


@every_optimizer
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_single_number_is_a_parameter_too(make, dtype):
    single, row = Tensor(np.array(3.0, dtype=dtype)), Tensor(np.array([3.0], dtype=dtype))
    optimizers = make([single]), make([row])
    for _ in range(3):
        (single * single).backward()
        (row * row).sum().backward()
        for optimizer in optimizers:
            optimizer.step()
    assert single.shape == ()
    assert single.dtype == dtype
    assert single.item() == row.data[0] != 3.0


@every_optimizer
def test_a_step_uses_the_gradients_up(make):
    x = Tensor([1.0, 2.0])
    optimizer = make([x])
    (x * x).sum().backward()
    gradient = x.grad
    optimizer.step()
    assert x.grad is None
    assert optimizer.steps == 1
    np.testing.assert_array_equal(gradient, [2.0, 4.0])


@every_optimizer
def test_two_backwards_before_a_step_add_up(make):
    x, y = Tensor([1.0, 2.0]), Tensor([1.0, 2.0])
    optimizers = make([x]), make([y])
    (x * x).sum().backward()
    (x * 3).sum().backward()
    (y * y + y * 3).sum().backward()
    np.testing.assert_array_equal(x.grad, [5.0, 7.0])
    for optimizer in optimizers:
        optimizer.step()
    np.testing.assert_array_equal(x.data, y.data)


@every_optimizer
def test_a_parameter_without_gradient_stays(make):
    used, unused = Tensor([1.0]), Tensor(np.ones((2, 2)))
    optimizer = make([used, unused], weight_decay=0.1)
    (used * used).sum().backward()
    optimizer.step()
    assert used.data != 1.0
    np.testing.assert_array_equal(unused.data, 1.0)


@every_optimizer
def test_at_rate_0_nothing_moves(make):
    x = Tensor(np.ones((2, 2)))
    optimizer = make([x], weight_decay=0.1)
    optimizer.learning_rate = 0
    (x * x).sum().backward()
    optimizer.step()
    np.testing.assert_array_equal(x.data, 1.0)


@every_optimizer
def test_a_resumed_run_is_the_same_bit_for_bit(make):
    def steps(model: Any, optimizer: Optimizer, numbers: range) -> None:
        for step in numbers:
            X, y = batch_of(step, "float32")
            losses.softmax_cross_entropy(model(X), y).backward()
            optimizer.step()

    model, resumed = network("float32"), network("float32")
    optimizer = make(model.parameters(), weight_decay=0.01)
    steps(model, optimizer, range(5))
    optimizer.learning_rate = 0.005
    saved = {name: array.copy() for name, array in {**model.state(), **optimizer.state()}.items()}
    steps(model, optimizer, range(5, 10))
    again = make(resumed.parameters(), weight_decay=0.01)
    resumed.load_state({name: saved[name] for name in resumed.state()})
    again.load_state({name: saved[name] for name in again.state()})
    assert (again.learning_rate, again.steps) == (0.005, 5)
    steps(resumed, again, range(5, 10))
    for name, array in {**model.state(), **optimizer.state()}.items():
        np.testing.assert_array_equal({**resumed.state(), **again.state()}[name], array)


def test_loading_copies():
    x = Tensor([1.0])
    optimizer = SGD([x], momentum=0.9)
    state = {"velocity.0": np.array([5.0]), "learning_rate": np.array(0.5), "steps": np.array(3)}
    optimizer.load_state(state)
    (x * 1.0).sum().backward()
    optimizer.step()
    assert state["velocity.0"] == 5.0
    np.testing.assert_allclose(x.data, 1 - 0.5 * (0.9 * 5 + 1))


def test_the_state_of_another_kind_of_optimizer_is_refused():
    state = RMSprop([Tensor([1.0])]).state()
    with pytest.raises(UnknownNameError) as caught:
        Adam([Tensor([1.0])]).load_state(state)
    assert caught.value.expected == "mean.0, square.0, learning_rate, steps"
    assert caught.value.given == "square.0, learning_rate, steps"


def test_a_state_of_other_shapes_or_with_a_wrong_rate_changes_nothing():
    optimizer = Adam([Tensor([1.0, 2.0])], 0.5)
    good = {name: array.copy() for name, array in optimizer.state().items()}
    ones = {**good, "mean.0": np.ones(2), "square.0": np.ones(2), "steps": np.array(9)}
    with pytest.raises(ShapeError) as caught:
        optimizer.load_state({**ones, "square.0": np.ones(3)})
    assert (caught.value.expected, caught.value.given) == ("shape (2,)", "shape (3,)")
    with pytest.raises(ArgumentError):
        optimizer.load_state({**ones, "learning_rate": np.array(-1.0)})
    for name, array in optimizer.state().items():
        np.testing.assert_array_equal(array, good[name])


# Weight decay


@every_optimizer
def test_weight_decay_leaves_out_parameters_with_fewer_than_two_axes(make):
    W, b, c = Tensor(np.full((2, 2), 4.0)), Tensor([4.0, 4.0]), Tensor(4.0)
    optimizer = make([W, b, c], weight_decay=0.5)
    (W.sum() * 0 + b.sum() * 0 + c * 0).backward()
    optimizer.step()
    assert (W.data < 4.0).all()
    np.testing.assert_array_equal(b.data, 4.0)
    assert c.item() == 4.0


def test_weight_decay_by_hand():
    W = Tensor([[2.0]])
    optimizer = SGD([W], 0.1, weight_decay=0.5)
    (W * 3).sum().backward()
    optimizer.step()
    np.testing.assert_allclose(W.data, 2 - 0.1 * (3 + 0.5 * 2))
    V = Tensor([[2.0]])
    decoupled = AdamW([V], 0.1, weight_decay=0.5)
    (V * 3).sum().backward()
    decoupled.step()
    np.testing.assert_allclose(V.data, 2 * (1 - 0.1 * 0.5) - 0.1, rtol=1e-8)


# Numbers worked by hand


def ones_for(x: Any, optimizer: Optimizer, steps: int) -> None:
    for _ in range(steps):
        x.sum().backward()
        optimizer.step()


def test_rmsprops_accumulator_of_a_constant_gradient_tends_to_1():
    x = Tensor([0.0])
    optimizer = RMSprop([x], 0.01, decay_rate=0.9)
    ones_for(x, optimizer, 1)
    assert optimizer.state()["square.0"] == pytest.approx(0.1)
    ones_for(x, optimizer, 300)
    assert optimizer.state()["square.0"] == pytest.approx(1.0)


def test_adams_correction_is_not_stored_back():
    x = Tensor([0.0])
    optimizer = Adam([x], 0.01)
    ones_for(x, optimizer, 5)
    assert optimizer.state()["mean.0"] == pytest.approx(1 - 0.9**5)
    assert optimizer.state()["square.0"] == pytest.approx(1 - 0.999**5)
    # Corrected, both are 1 at each step: five steps of the learning rate
    assert x.data == pytest.approx(-0.05)
    ones_for(x, optimizer, 500)
    assert x.data == pytest.approx(-5.05)


def test_momentum_by_hand():
    x = Tensor([0.0])
    ones_for(x, SGD([x], 0.1, momentum=0.5), 3)
    assert x.data == pytest.approx(-0.1 * (1 + 1.5 + 1.75))
    y = Tensor([0.0])
    ones_for(y, SGD([y], 0.1, momentum=0.5, nesterov=True), 2)
    assert y.data == pytest.approx(-0.1 * (1.5 + 1.75))


# The learning rate


def test_the_learning_rate_can_be_read_and_changed():
    x = Tensor([0.0])
    optimizer = SGD([x], 0.5)
    ones_for(x, optimizer, 1)
    assert optimizer.learning_rate == 0.5
    optimizer.learning_rate = np.float32(0.25)  # type: ignore[assignment]  # works all the same
    assert type(optimizer.learning_rate) is float
    ones_for(x, optimizer, 1)
    assert x.data == -0.75
    assert repr(optimizer) == "SGD(1 parameters, learning_rate=0.25)"


@pytest.mark.parametrize("rate", [-0.1, float("nan"), float("inf"), "fast", None])
def test_a_learning_rate_out_of_range_is_refused(rate):
    with pytest.raises(ArgumentError, match="learning_rate"):
        SGD([Tensor([1.0])], rate)
    optimizer = SGD([Tensor([1.0])], 0.5)
    with pytest.raises(ArgumentError) as caught:
        optimizer.learning_rate = rate
    assert caught.value.given == repr(rate)
    assert optimizer.learning_rate == 0.5


@pytest.mark.parametrize(
    ("kind", "options", "named"),
    [
        (SGD, {"momentum": 1.0}, "momentum"),
        (SGD, {"momentum": -0.1}, "momentum"),
        (SGD, {"nesterov": True}, "nesterov"),
        (SGD, {"weight_decay": -1e-3}, "weight_decay"),
        (SGD, {"clip_norm": "1"}, "clip_norm"),
        (RMSprop, {"decay_rate": 1.0}, "decay_rate"),
        (RMSprop, {"epsilon": -1e-8}, "epsilon"),
        (Adam, {"betas": (1.0, 0.9)}, "betas[0]"),
        (Adam, {"betas": (0.9, -0.1)}, "betas[1]"),
        (Adam, {"betas": 0.9}, "betas"),
        (AdamW, {"betas": (0.9,)}, "betas"),
        (AdamW, {"epsilon": float("nan")}, "epsilon"),
        (AdamW, {"weight_decay": None}, "weight_decay"),
    ],
)
def test_options_out_of_range_are_refused_by_name(kind, options, named):
    with pytest.raises(ArgumentError) as caught:
        kind([Tensor([1.0])], **options)
    assert named in caught.value.what


# Graphs and parameters


@every_optimizer
def test_a_step_without_gradients_says_what_was_forgotten(make):
    optimizer = make([Tensor([1.0]), Tensor([2.0])])
    with pytest.raises(GraphError) as caught:
        optimizer.step()
    assert caught.value.given == "2 parameters"
    assert str(caught.value.mend).startswith("loss.backward() before each optimizer.step()")
    assert optimizer.steps == 0


def test_a_second_step_on_the_same_gradients_is_refused():
    x = Tensor([1.0])
    optimizer = SGD([x], 0.1)
    ones_for(x, optimizer, 1)
    with pytest.raises(GraphError):
        optimizer.step()


@every_optimizer
def test_a_graph_from_before_the_step_is_out_of_date(make):
    model = network("float64")
    optimizer = make(model.parameters())
    X, y = batch_of(0, "float64")
    loss = losses.softmax_cross_entropy(model(X), y)
    loss.backward()
    optimizer.step()
    with pytest.raises(GraphError) as caught:
        loss.backward()
    assert caught.value.mend == "compute the loss again, then loss.backward()"
    losses.softmax_cross_entropy(model(X), y).backward()
    optimizer.step()


def test_zero_grad_forgets():
    x = Tensor([1.0])
    optimizer = SGD([x], 0.1)
    x.sum().backward()
    optimizer.zero_grad()
    assert x.grad is None
    with pytest.raises(GraphError):
        optimizer.step()


def test_a_gradient_of_another_shape_is_never_broadcast():
    x, y = Tensor(np.zeros(2)), Tensor(np.zeros((2, 3)), name="W")
    optimizer = SGD([x, y], 0.1)
    x.grad, y.grad = np.ones(2), np.ones(3)
    with pytest.raises(ShapeError) as caught:
        optimizer.step()
    assert caught.value.what == "step: the gradient of W does not fit it"
    assert (caught.value.expected, caught.value.given) == ("shape (2, 3)", "shape (3,)")
    np.testing.assert_array_equal(x.data, 0)
    assert optimizer.steps == 0


@pytest.mark.parametrize("parameters", [[], (), nn.ReLU().parameters()])
def test_nothing_to_learn_is_refused(parameters):
    with pytest.raises(ArgumentError) as caught:
        SGD(parameters)
    assert str(caught.value.mend).startswith("model.parameters()")


@pytest.mark.parametrize(
    ("parameters", "mend"),
    [
        ([Tensor([1.0]) * 2], "model.parameters()"),
        ([np.ones(3)], "model.parameters()"),
        (nn.Linear(2, 2), "model.parameters()"),
        (nn.Sequential(nn.Linear(2, 2)), "model.parameters()"),
        (nn.Linear(2, 2).named_parameters(), "model.parameters()"),
        (Tensor([1.0, 2.0]), "[parameter]"),
        (Tensor(1.0), "[parameter]"),
        (None, "model.parameters()"),
    ],
)
def test_what_is_no_leaf_is_refused(parameters, mend):
    with pytest.raises(DTypeError) as caught:
        SGD(parameters)
    assert caught.value.mend == mend


@every_optimizer
def test_a_parameter_that_comes_twice_is_changed_once(make):
    x, y = Tensor([1.0]), Tensor([1.0])
    twice, once = make([x, y, x]), make([y])
    assert len(twice.parameters) == 2
    (x * x).sum().backward()
    twice.step()
    (y * y).sum().backward()
    once.step()
    assert x.data == y.data != 1.0


def test_an_optimizer_of_ones_own_is_one_method():
    class SignDescent(Optimizer):
        def update(self, parameter: Any, gradient: Any, decay: float, *state: Any) -> None:
            parameter -= self.learning_rate * np.sign(gradient)

    x = Tensor([3.0, -0.1])
    optimizer = SignDescent([x], 0.5)
    (x * x).sum().backward()
    optimizer.step()
    np.testing.assert_array_equal(x.data, [2.5, 0.4])


def test_an_optimizer_without_update_says_what_to_write():
    x = Tensor([1.0])
    optimizer = Optimizer([x], 0.1)
    x.sum().backward()
    with pytest.raises(UnknownNameError) as caught:
        optimizer.step()
    assert caught.value.mend == "def update(self, parameter, gradient, ...)"


def test_a_tensor_cannot_be_assigned_to_after_it_was_computed():
    with pytest.raises(MutationError):
        (Tensor([1.0]) * 2).assign([3.0])
