from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from chainrule import nn
from chainrule.autodiff import Tensor, grad
from chainrule.errors import DTypeError, ShapeError, UnknownNameError


class Block(nn.Module):
    """A layer with a way around it."""

    def __init__(self, width: int, seed: int = 0) -> None:
        self.norm = nn.LayerNorm(width)
        self.inner = nn.Linear(width, width, seed=seed)

    def forward(self, X: Any) -> Any:
        return X + nn.ReLU()(self.inner(self.norm(X)))


class Net(nn.Module):
    """Modules and parameters in every place where they may be."""

    def __init__(self) -> None:
        self.first = nn.Linear(4, 6, seed=0)
        self.blocks = [Block(6, seed=1), Block(6, seed=2)]
        self.pair = (nn.Dropout(0.5, seed=0), nn.BatchNorm(6))
        self.heads: dict[str, Any] = {
            "small": nn.Linear(6, 2, bias=False, seed=3),
            "deep": [nn.Linear(6, 1, seed=4)],
        }
        self.scale = nn.Parameter(1.0)
        self.extra: list[Any] = [nn.Parameter([1.0, 2.0]), {"shift": nn.Parameter(0.5)}]
        self.note = "not a module"

    def forward(self, X: Any) -> Any:
        X = self.first(X)
        for block in self.blocks:
            X = block(X)
        for layer in self.pair:
            X = layer(X)
        X = self.heads["small"](X) + self.heads["deep"][0](X)
        return X * self.scale * self.extra[0] + self.extra[1]["shift"]


NAMES = [
    "scale", "extra.0", "extra.1.shift", "first.W", "first.b",
    "blocks.0.norm.scale", "blocks.0.norm.shift", "blocks.0.inner.W", "blocks.0.inner.b",
    "blocks.1.norm.scale", "blocks.1.norm.shift", "blocks.1.inner.W", "blocks.1.inner.b",
    "pair.1.scale", "pair.1.shift", "heads.small.W", "heads.deep.0.W", "heads.deep.0.b",
]  # fmt: skip


def some(n: int = 5, features: int = 4) -> Any:
    return np.random.default_rng(0).normal(size=(n, features)).astype(np.float32)


# What a module owns


def test_parameters_are_found_wherever_they_are_in_the_order_of_their_assignment():
    net = Net()
    assert list(net.named_parameters()) == NAMES
    assert [id(p) for p in net.parameters()] == [id(p) for p in net.named_parameters().values()]
    assert net.n_parameters == sum(p.size for p in net.parameters())
    assert net.named_parameters()["heads.deep.0.W"] is net.heads["deep"][0].W


def test_every_parameter_that_is_found_gets_a_gradient():
    net = Net()
    (net(some()) ** 2).sum().backward()
    assert [name for name, p in net.named_parameters().items() if p.grad is None] == []


def test_modules_come_with_their_paths_the_module_itself_first():
    paths = [path for path, _ in Net().modules()]
    assert paths == [
        "", "first", "blocks.0", "blocks.0.norm", "blocks.0.inner", "blocks.1", "blocks.1.norm", "blocks.1.inner",
        "pair.0", "pair.1", "heads.small", "heads.deep.0",
    ]  # fmt: skip


def test_a_shared_module_is_counted_once_and_stays_one():
    layer = nn.Linear(3, 3, seed=0)
    model = nn.Sequential(layer, nn.Tanh(), layer)
    assert list(model.named_parameters()) == ["0.W", "0.b"]
    assert model.n_parameters == 12
    assert model[0] is model[2] is layer
    X = np.eye(3)

    def twice(W: Any) -> Any:
        return (np.tanh(X @ W + layer.b.data) @ W + layer.b.data).sum()  # type: ignore[union-attr]

    model(X).sum().backward()
    np.testing.assert_allclose(layer.W.grad, grad(twice)(layer.W.data.astype(np.float64)), rtol=1e-5)


def test_a_shared_parameter_is_counted_once_under_its_first_name():
    class Tied(nn.Module):
        def __init__(self) -> None:
            self.code = nn.Linear(4, 2, bias=False, seed=0)
            self.W = self.code.W

        def forward(self, X: Any) -> Any:
            return self.code(X) @ self.W.T

    tied = Tied()
    assert list(tied.named_parameters()) == ["W"]
    assert tied.n_parameters == 8
    tied.load_state({"W": np.ones((4, 2))})
    assert tied.code.W is tied.W
    np.testing.assert_array_equal(tied.code.W.data, 1)


def test_a_module_that_knows_its_parent_is_no_endless_circle():
    class Child(nn.Module):
        def __init__(self, parent: nn.Module) -> None:
            self.parent = parent
            self.W = nn.Parameter(2.0)

        def forward(self, X: Any) -> Any:
            return X * self.W

    class Parent(nn.Module):
        def __init__(self) -> None:
            self.child = Child(self)

        def forward(self, X: Any) -> Any:
            return self.child(X)

    parent = Parent()
    assert [path for path, _ in parent.modules()] == ["", "child"]
    assert list(parent.named_parameters()) == ["child.W"]
    assert not parent.eval().child.training


def test_parameters_take_the_name_of_their_attribute():
    layer = nn.Linear(2, 3)
    assert layer.W.name == "W"
    named = nn.Parameter(1.0, name="gain")

    class Own(nn.Module):
        def __init__(self) -> None:
            self.factor = named

    assert Own().factor.name == "gain"


def test_generators_are_found_once_by_path():
    shared = np.random.default_rng(0)
    model = nn.Sequential(
        nn.Dropout(0.5, seed=shared), nn.Dropout(0.2, seed=1), nn.Dropout(0.5, seed=shared), nn.Dropout(0.1)
    )
    generators = model.named_generators()
    assert list(generators) == ["0.generator", "1.generator"]
    assert generators["0.generator"] is shared


def test_a_deep_copy_is_a_network_of_its_own():
    model = nn.Sequential(nn.Linear(2, 3, seed=0), nn.BatchNorm(3), nn.Dropout(0.5, seed=0))
    twin = copy.deepcopy(model)
    X = some(4, 2)
    np.testing.assert_array_equal(twin(X).data, model(X).data)
    twin[0].W.assign(np.zeros((2, 3)))
    assert (model[0].W.data != 0).all()
    twin(X).sum().backward()
    assert model[0].W.grad is None


# Calling


def test_a_module_without_forward_says_what_to_write():
    class Empty(nn.Module):
        pass

    with pytest.raises(UnknownNameError) as caught:
        Empty()(1.0)
    assert caught.value.what == "Empty has no forward"
    assert caught.value.mend == "def forward(self, x): ..."


def test_an_error_names_the_layer_that_it_came_from():
    model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(64, 10))
    with pytest.raises(ShapeError) as caught:
        model(np.zeros((5, 64)))
    assert "in layer: Sequential > 2: Linear(64, 10)" in str(caught.value)
    assert caught.value.given == "(5, 32)"
    assert caught.value.mend == "Linear(32, 10)"


def test_an_error_names_layers_in_lists_and_within_layers():
    net = Net()
    net.blocks[1].inner = nn.Linear(5, 6)
    with pytest.raises(ShapeError) as caught:
        net(some())
    assert "in layer: Net > blocks.1: Block > inner: Linear(5, 6)" in str(caught.value)
    with pytest.raises(ShapeError) as caught:
        nn.Sequential(nn.ReLU(), nn.Sequential(nn.Linear(2, 2)))(np.zeros((1, 3)))
    assert "in layer: Sequential > 1: Sequential > 0: Linear(2, 2)" in str(caught.value)


def test_an_error_from_an_op_names_the_layer_too():
    class Wrong(nn.Module):
        def __init__(self) -> None:
            self.W = nn.Parameter(np.ones((3, 2)))

        def forward(self, X: Any) -> Any:
            return self.W @ X

    with pytest.raises(ShapeError) as caught:
        nn.Sequential(nn.Flatten(), Wrong())(np.zeros((4, 3)))
    assert caught.value.layers == ["Sequential", "1: Wrong()"]


class Recorder:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str, tuple[int, ...]]] = []

    def enter(self, module: Any, inputs: tuple[Any, ...]) -> None:
        self.seen.append(("enter", type(module).__name__, inputs[0].shape))

    def leave(self, module: Any, output: Any) -> None:
        self.seen.append(("leave", type(module).__name__, output.shape))

    def __eq__(self, other: object) -> bool:
        return True  # an observer may well compare equal to another: it is told apart by identity

    def __hash__(self) -> int:
        return 0


def test_an_observer_sees_every_call_from_outside_in():
    model = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
    with nn.observed_by(Recorder()) as recorder:
        model(some())
    model(some())
    assert recorder.seen == [  # type: ignore[attr-defined]
        ("enter", "Sequential", (5, 4)),
        ("enter", "Linear", (5, 4)),
        ("leave", "Linear", (5, 2)),
        ("enter", "ReLU", (5, 2)),
        ("leave", "ReLU", (5, 2)),
        ("leave", "Sequential", (5, 2)),
    ]


def test_observers_nest_and_each_leaves_when_it_is_done():
    outer, inner = Recorder(), Recorder()
    layer = nn.ReLU()
    with nn.observed_by(outer):
        with nn.observed_by(inner):
            layer(some())
        layer(some())
        with pytest.raises(ShapeError), nn.observed_by(inner):
            nn.Linear(3, 2)(some())
        layer(some())
    layer(some())
    assert len(outer.seen) == 7
    assert len(inner.seen) == 3


def test_an_observer_that_leaves_first_takes_no_other_with_it():
    first, second = Recorder(), Recorder()
    watches = nn.observed_by(first), nn.observed_by(second)
    for watch in watches:
        watch.__enter__()
    watches[0].__exit__()
    nn.ReLU()(some())
    watches[1].__exit__()
    assert (len(first.seen), len(second.seen)) == (0, 2)


# Attributes


def test_a_misspelt_attribute_is_named_when_it_is_read():
    layer = nn.Linear(2, 3)
    with pytest.raises(UnknownNameError) as caught:
        layer.n_inn  # noqa: B018
    assert caught.value.mend == ".n_in"
    assert caught.value.given == ".n_inn"
    with pytest.raises(UnknownNameError) as caught:
        layer.completely_different  # noqa: B018
    assert caught.value.mend is None
    assert not hasattr(layer, "weights")


@pytest.mark.parametrize(
    ("module", "wrong", "right"),
    [
        (nn.Dropout(0.5), "rat", "rate"),
        (nn.BatchNorm(3), "momentun", "momentum"),
        (nn.Sequential(nn.ReLU()), "layer", "layers"),
        (nn.Linear(2, 2), "trainning", "training"),
    ],
)
def test_a_misspelt_attribute_is_named_when_it_is_written(module, wrong, right):
    with pytest.raises(UnknownNameError) as caught:
        setattr(module, wrong, 1)
    assert str(caught.value.mend).startswith(f".{right} = ...")
    assert wrong not in module.__dict__


def test_attributes_can_be_changed_and_new_ones_added():
    layer = nn.Dropout(0.5)
    layer.rate = 0.25
    layer.label = "mine"
    layer.training = False
    assert (layer.rate, layer.label, layer.training) == (0.25, "mine", False)


def test_similar_names_are_free_inside_init():
    class Two(nn.Module):
        def __init__(self) -> None:
            self.layer_1 = nn.Linear(2, 2)
            self.layer_2 = nn.Linear(2, 2)

    assert Two().n_parameters == 12


# Training and evaluation


def test_train_and_eval_reach_every_module():
    net = Net()
    assert all(module.training for _, module in net.modules())
    assert net.eval() is net
    assert not any(module.training for _, module in net.modules())
    assert net.train() is net
    assert all(module.training for _, module in net.modules())


def test_evaluation_repeats_itself():
    net = Net().eval()
    np.testing.assert_array_equal(net(some()).data, net(some()).data)


# State


def test_a_state_goes_round():
    source, target = Net(), Net()
    source(some())
    for array in source.state().values():
        array += 0.5
    target.load_state(source.state())
    assert list(source.state()) == [*NAMES, "pair.1.running_mean", "pair.1.running_variance"]
    for name, array in source.state().items():
        np.testing.assert_array_equal(target.state()[name], array)
        assert target.state()[name] is not array
    np.testing.assert_array_equal(source.eval()(some()).data, target.eval()(some()).data)


def test_loading_copies_and_keeps_the_types():
    layer, norm = nn.Linear(2, 2), nn.BatchNorm(2)
    given = {"W": np.ones((2, 2)), "b": np.ones(2)}
    layer.load_state(given)
    given["W"][:] = 7
    np.testing.assert_array_equal(layer.W.data, 1)
    assert layer.W.dtype == np.float32
    norm.load_state({name: np.full(2, 3.0) for name in norm.state()})
    assert {str(array.dtype) for array in norm.state().values()} == {"float32"}


def refused(model: nn.Module, state: dict[str, Any], kind: type[Any]) -> Any:
    """The error that loading raises; nothing may have changed."""
    before = {name: array.copy() for name, array in model.state().items()}
    with pytest.raises(kind) as caught:
        model.load_state(state)
    for name, array in model.state().items():
        np.testing.assert_array_equal(array, before[name])
    return caught.value


def state_of_ones(model: nn.Module) -> dict[str, Any]:
    return {name: np.ones_like(array) for name, array in model.state().items()}


def test_a_missing_name_is_named_with_the_nearest():
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm(3))
    state = state_of_ones(model)
    state["1.running_men"] = state.pop("1.running_mean")
    error = refused(model, state, UnknownNameError)
    assert error.what == "load_state: 1.running_mean is missing"
    assert error.mend == "1.running_mean, where it says 1.running_men"
    assert error.expected == "0.W, 0.b, 1.scale, 1.shift, 1.running_mean, 1.running_variance"


def test_of_several_missing_names_the_first_is_named():
    error = refused(Net(), {}, UnknownNameError)
    assert error.what == "load_state: scale is missing"


def test_a_surplus_name_is_named():
    model = nn.Linear(2, 3)
    error = refused(model, {**state_of_ones(model), "c": np.ones(1), "d": np.ones(1)}, UnknownNameError)
    assert error.what == "load_state: this Linear has no c"


@pytest.mark.parametrize("name", ["0.W", "1.running_variance"])
def test_an_array_of_another_shape_is_refused(name):
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm(3))
    error = refused(model, {**state_of_ones(model), name: np.ones(7)}, ShapeError)
    assert error.what == f"load_state: {name} does not fit"
    assert error.given == "shape (7,)"
    assert error.expected == f"shape {model.state()[name].shape}"


# Sequential


def test_sequential_runs_its_layers_in_order():
    model = nn.Sequential(nn.Linear(4, 3, seed=0), nn.ReLU(), nn.Linear(3, 2, seed=1))
    X = some()
    by_hand = np.maximum(X @ model[0].W.data + model[0].b.data, 0) @ model[2].W.data + model[2].b.data
    np.testing.assert_allclose(model(X).data, by_hand, rtol=1e-6)
    assert len(model) == 3
    assert list(model) == [model[0], model[1], model[-1]]
    assert [name for name, _ in model.children()] == ["0", "1", "2"]


def test_an_empty_sequential_gives_what_it_was_given():
    X = some()
    assert nn.Sequential()(X) is X


def test_a_subclass_of_sequential_keeps_its_other_modules():
    class WithHead(nn.Sequential):
        def __init__(self) -> None:
            super().__init__(nn.Linear(4, 3), nn.ReLU())
            self.head = nn.Linear(3, 2)

        def forward(self, X: Any) -> Any:
            return self.head(super().forward(X))

    model = WithHead()
    assert list(model.named_parameters()) == ["0.W", "0.b", "head.W", "head.b"]
    model(some()).sum().backward()
    assert all(parameter.grad is not None for parameter in model.parameters())


@pytest.mark.parametrize(("layer", "mend"), [(nn.ReLU, "ReLU(...)"), (np.tanh, None), ([nn.ReLU()], None)])
def test_what_is_no_layer_is_refused(layer, mend):
    with pytest.raises(DTypeError) as caught:
        nn.Sequential(nn.Linear(2, 2), layer)
    assert caught.value.what == "Sequential: layer 1 is not a module"
    assert caught.value.mend == mend


# As code


MODEL = nn.Sequential(
    nn.Unflatten(1, 8, 8),
    nn.Conv2d(1, 4, 3, padding=1, bias=False),
    nn.BatchNorm(4, momentum=0.2, epsilon=1e-3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(4, 6, (3, 2), stride=(1, 2), padding=(1, 0)),
    nn.BatchNorm(6),
    nn.AvgPool2d((2, 1), stride=1, padding=0),
    nn.MaxPool2d(3, stride=2, padding=1),
    nn.Flatten(),
    nn.Dropout(np.float64(0.25)),
    nn.Sequential(nn.Linear(12, 16), nn.LayerNorm(16, epsilon=1e-6), nn.LayerNorm(16), nn.GELU()),
    nn.Linear(16, 16, bias=False),
    nn.Sigmoid(),
    nn.Tanh(),
    nn.Softplus(),
    nn.ELU(0.5),
    nn.LeakyReLU(0.2),
    nn.Linear(16, 10),
    nn.Softmax(),
)


def test_the_text_of_a_model_is_code_that_builds_it_again():
    again = eval(repr(MODEL), dict(vars(nn)))
    assert repr(again) == repr(MODEL)
    assert again.summary((64,)) == MODEL.summary((64,))
    again.load_state(MODEL.state())
    X = some(3, 64)
    np.testing.assert_array_equal(again.eval()(X).data, MODEL.eval()(X).data)
    MODEL.train()


@pytest.mark.parametrize("layer", list(MODEL), ids=repr)
def test_the_text_of_each_layer_is_code_that_builds_it_again(layer):
    def settings(module: nn.Module) -> dict[str, Any]:
        kinds = (int, float, tuple)
        return {
            name: value for name, value in vars(module).items() if isinstance(value, kinds) and name != "training"
        }

    again = eval(repr(layer), dict(vars(nn)))
    assert type(again) is type(layer)
    assert settings(again) == settings(layer)


def test_the_text_of_a_module_of_ones_own_names_its_parts():
    assert repr(Block(2)) == "Block(norm=LayerNorm(2), inner=Linear(2, 2))"


def test_a_leaf_tensor_is_no_parameter():
    class Constant(nn.Module):
        def __init__(self) -> None:
            self.c = Tensor([1.0])

    assert Constant().parameters() == []
