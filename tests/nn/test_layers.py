from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule import losses, nn
from chainrule.autodiff import Tensor
from chainrule.errors import ArgumentError, DTypeError, ShapeError

torch: Any = pytest.importorskip("torch")

FLOATS = {"float32": 3e-5, "float64": 1e-11}
dtypes = pytest.mark.parametrize("dtype", FLOATS)


def numbers(*shape: int, dtype: str = "float64", seed: int = 0) -> Any:
    return np.random.default_rng(seed).normal(size=shape).astype(dtype)


def assert_as_torch(
    layer: Any, other: Any, X: Any, pairs: list[tuple[str, str, bool]], *, swap: bool = False
) -> None:
    """Output, gradient of the input and of each parameter: (ours, torch's, transposed there)."""
    tolerance = FLOATS[str(X.dtype)]
    own = layer.named_parameters()
    theirs = dict(other.named_parameters())
    assert len(own) == len(theirs) == len(pairs)
    for name, their_name, transposed in pairs:
        start = numbers(*own[name].shape, dtype=str(X.dtype), seed=7)
        own[name].assign(start)
        theirs[their_name].data = torch.tensor(start.T.copy() if transposed else start)
    x, z = Tensor(X), torch.tensor(X, requires_grad=True)
    out, expected = layer(x), other(z)
    assert out.dtype == X.dtype
    np.testing.assert_allclose(out.data, expected.detach().numpy(), rtol=tolerance, atol=tolerance)
    direction = numbers(*out.shape, dtype=str(X.dtype), seed=9)
    out.backward(direction)
    expected.backward(torch.tensor(direction))
    assert x.grad.dtype == X.dtype
    np.testing.assert_allclose(x.grad, z.grad.numpy(), rtol=tolerance, atol=tolerance)
    for name, their_name, transposed in pairs:
        gradient = theirs[their_name].grad.numpy()
        assert own[name].grad.dtype == X.dtype
        np.testing.assert_allclose(
            own[name].grad, gradient.T if transposed else gradient, rtol=10 * tolerance, atol=10 * tolerance
        )


# Linear


@dtypes
@pytest.mark.parametrize("shape", [(5, 3), (1, 3), (2, 4, 3), (3,)])
@pytest.mark.parametrize("bias", [True, False])
def test_linear_agrees_with_torch(dtype, shape, bias):
    layer = nn.Linear(3, 2, bias=bias, dtype=dtype)
    other = torch.nn.Linear(3, 2, bias=bias, dtype=getattr(torch, dtype))
    pairs = [("W", "weight", True), ("b", "bias", False)]
    assert_as_torch(layer, other, numbers(*shape, dtype=dtype), pairs if bias else pairs[:1])


def test_linear_of_a_list_is_linear_of_the_array():
    layer = nn.Linear(2, 3, seed=0)
    np.testing.assert_array_equal(layer([[1.0, 2.0]]).data, layer(np.array([[1.0, 2.0]])).data)


def test_linear_of_no_examples_gives_no_rows():
    assert nn.Linear(3, 2)(np.zeros((0, 3))).shape == (0, 2)


@pytest.mark.parametrize(
    ("shape", "mend"),
    [
        ((5, 4), "Linear(4, 2)"),
        ((4,), "Linear(4, 2)"),
        ((5, 1, 28, 28), "nn.Flatten() before this layer, or Linear(784, 2)"),
    ],
)
def test_linear_names_the_number_of_features_that_it_was_given(shape, mend):
    with pytest.raises(ShapeError) as caught:
        nn.Linear(3, 2)(Tensor(np.zeros(shape)))
    assert caught.value.expected == "(..., 3)"
    assert caught.value.given == str(shape)
    assert caught.value.mend == mend


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: nn.Linear(0, 2), "n_in=0"),
        (lambda: nn.Linear(2, 2.0), "n_out=2.0"),  # type: ignore[arg-type]
        (lambda: nn.Linear(True, 2), "n_in=True"),
        (lambda: nn.Conv2d(1, 0, 3), "n_filters=0"),
        (lambda: nn.Conv2d(1, 2, (3, 0)), "width=0"),
        (lambda: nn.Conv2d(1, 2, 1.5), "height=1.5"),  # type: ignore[arg-type]
        (lambda: nn.Conv2d(1, 2, (1, 2, 3)), "height=(1, 2, 3)"),  # type: ignore[arg-type]
        (lambda: nn.BatchNorm(-1), "n_features=-1"),
        (lambda: nn.LayerNorm("3"), "n_features='3'"),  # type: ignore[arg-type]
        (lambda: nn.Unflatten(1, 2, 0), "width=0"),
    ],
)
def test_sizes_are_whole_numbers_from_1(make, named):
    with pytest.raises(ArgumentError) as caught:
        make()
    assert caught.value.given == named
    assert caught.value.expected == "a whole number from 1"


def test_sizes_may_be_numpys_whole_numbers():
    n_in: Any = np.int64(3)
    n_out: Any = np.int32(2)
    assert nn.Linear(n_in, n_out).W.shape == (3, 2)
    assert nn.Conv2d(1, 2, n_in).W.shape == (2, 1, 3, 3)


# Convolution and pooling


@dtypes
@pytest.mark.parametrize("size", [1, 3, (2, 3)])
@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), ((1, 2), (2, 0))])
def test_conv2d_agrees_with_torch(dtype, size, stride, padding):
    layer = nn.Conv2d(2, 4, size, stride=stride, padding=padding, dtype=dtype)
    other = torch.nn.Conv2d(2, 4, size, stride=stride, padding=padding, dtype=getattr(torch, dtype))
    assert_as_torch(layer, other, numbers(3, 2, 7, 6, dtype=dtype), [("W", "weight", False), ("b", "bias", False)])


def test_conv2d_without_bias_agrees_with_torch():
    layer = nn.Conv2d(1, 2, 3, bias=False, dtype="float64")
    other = torch.nn.Conv2d(1, 2, 3, bias=False, dtype=torch.float64)
    assert_as_torch(layer, other, numbers(2, 1, 5, 5), [("W", "weight", False)])


@dtypes
@pytest.mark.parametrize("size", [2, (3, 2)])
@pytest.mark.parametrize(("stride", "padding"), [(None, 0), (1, 1), ((2, 1), 0)])
@pytest.mark.parametrize("kind", ["MaxPool2d", "AvgPool2d"])
def test_pooling_agrees_with_torch(kind, dtype, size, stride, padding):
    layer = getattr(nn, kind)(size, stride=stride, padding=padding)
    other = getattr(torch.nn, kind)(size, stride=stride, padding=padding)
    assert_as_torch(layer, other, numbers(2, 3, 6, 7, dtype=dtype), [])


def test_images_of_the_wrong_form_are_refused():
    with pytest.raises(ShapeError):
        nn.Conv2d(3, 4, 3)(Tensor(np.zeros((2, 1, 8, 8))))
    with pytest.raises(ShapeError):
        nn.Conv2d(3, 4, 3)(Tensor(np.zeros((2, 3, 2, 2))))
    with pytest.raises(ShapeError):
        nn.MaxPool2d(2)(Tensor(np.zeros((2, 64))))


@pytest.mark.parametrize("shape", [(4, 2, 3, 3), (4, 18), (1, 18, 1), (4,)])
def test_flatten_gives_one_row_an_example(shape):
    X = numbers(*shape)
    flat = nn.Flatten()(Tensor(X))
    assert flat.shape == (shape[0], X.size // shape[0])
    np.testing.assert_array_equal(flat.data.ravel(), X.ravel())


def test_unflatten_undoes_flatten_and_gradients_pass_through_both():
    X = Tensor(numbers(4, 2, 3, 5))
    out = nn.Sequential(nn.Flatten(), nn.Unflatten(2, 3, 5))(X)
    np.testing.assert_array_equal(out.data, X.data)
    direction = numbers(4, 2, 3, 5, seed=1)
    out.backward(direction)
    np.testing.assert_array_equal(X.grad, direction)


def test_flatten_of_no_examples_keeps_the_features():
    assert nn.Flatten()(np.zeros((0, 1, 8, 8))).shape == (0, 64)


def test_unflatten_of_rows_of_another_length_is_refused():
    with pytest.raises(ShapeError) as caught:
        nn.Unflatten(1, 28, 28)(Tensor(np.zeros((2, 64))))
    assert "(2, 64)" in str(caught.value.given)


# Activations


@dtypes
@pytest.mark.parametrize(
    ("layer", "other"),
    [
        (nn.ReLU(), torch.nn.ReLU()),
        (nn.Sigmoid(), torch.nn.Sigmoid()),
        (nn.Tanh(), torch.nn.Tanh()),
        (nn.Softplus(), torch.nn.Softplus()),
        (nn.GELU(), torch.nn.GELU()),
        (nn.LeakyReLU(), torch.nn.LeakyReLU()),
        (nn.LeakyReLU(0.2), torch.nn.LeakyReLU(0.2)),
        (nn.ELU(), torch.nn.ELU()),
        (nn.ELU(0.5), torch.nn.ELU(0.5)),
        (nn.Softmax(), torch.nn.Softmax(dim=-1)),
    ],
    ids=repr,
)
def test_activations_agree_with_torch(layer, other, dtype):
    X = numbers(4, 5, dtype=dtype) * 3
    X[0, 0] = 0
    assert_as_torch(layer, other, X, [])
    assert layer.n_parameters == 0


# Normalisation


@dtypes
@pytest.mark.parametrize("shape", [(6, 3), (2, 3, 4, 5)])
def test_batch_norm_agrees_with_torch_in_training_and_evaluation(shape, dtype):
    layer = nn.BatchNorm(3, momentum=0.2, epsilon=1e-3, dtype=dtype)
    kind = torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d
    other = kind(3, momentum=0.2, eps=1e-3, dtype=getattr(torch, dtype))
    pairs = [("scale", "weight", False), ("shift", "bias", False)]
    tolerance = FLOATS[dtype]
    for seed in range(3):
        for parameter in other.parameters():
            parameter.grad = None
        for parameter in layer.parameters():
            parameter.grad = None
        assert_as_torch(layer, other, numbers(*shape, dtype=dtype, seed=seed) * 2 + 5, pairs)
        for own, theirs in (("running_mean", "running_mean"), ("running_variance", "running_var")):
            assert getattr(layer, own).dtype == dtype
            np.testing.assert_allclose(getattr(layer, own), getattr(other, theirs).numpy(), rtol=tolerance)
    layer.eval()
    other.eval()
    for parameter in (*layer.parameters(), *other.parameters()):
        parameter.grad = None
    before = layer.running_mean.copy(), layer.running_variance.copy()
    assert_as_torch(layer, other, numbers(*shape, dtype=dtype, seed=8), pairs)
    np.testing.assert_array_equal(layer.running_mean, before[0])
    np.testing.assert_array_equal(layer.running_variance, before[1])


def test_batch_norm_evaluates_one_example_but_cannot_train_on_it():
    layer = nn.BatchNorm(3)
    assert layer.eval()(np.ones((1, 3))).shape == (1, 3)
    with pytest.raises(ShapeError) as caught:
        layer.train()(np.ones((1, 3)))
    assert caught.value.mend == "a larger batch_size, or model.eval()"
    assert layer(np.ones((1, 3, 2, 2))).shape == (1, 3, 2, 2)


@pytest.mark.parametrize("shape", [(5, 4), (5, 3, 2), (3,), (5, 4, 2, 2)])
def test_batch_norm_names_the_shapes_that_it_takes(shape):
    with pytest.raises(ShapeError) as caught:
        nn.BatchNorm(3)(Tensor(np.zeros(shape)))
    assert caught.value.expected == "(n, 3) or (n, 3, height, width)"
    assert caught.value.given == str(shape)


@dtypes
@pytest.mark.parametrize("shape", [(4, 6), (2, 3, 6), (6,)])
def test_layer_norm_agrees_with_torch(dtype, shape):
    layer = nn.LayerNorm(6, epsilon=1e-4, dtype=dtype)
    other = torch.nn.LayerNorm(6, eps=1e-4, dtype=getattr(torch, dtype))
    pairs = [("scale", "weight", False), ("shift", "bias", False)]
    assert_as_torch(layer, other, numbers(*shape, dtype=dtype) * 3 + 1, pairs)
    np.testing.assert_array_equal(
        layer.eval()(numbers(*shape, dtype=dtype)).data, layer.train()(numbers(*shape, dtype=dtype)).data
    )


@pytest.mark.parametrize("shape", [(), (6, 5)])
def test_layer_norm_names_the_features_that_it_takes(shape):
    with pytest.raises(ShapeError) as caught:
        nn.LayerNorm(6)(Tensor(np.zeros(shape)))
    assert caught.value.expected == "(..., 6)"


@pytest.mark.parametrize(
    "make",
    [
        lambda: nn.BatchNorm(3, momentum=0),
        lambda: nn.BatchNorm(3, momentum=1.5),
        lambda: nn.BatchNorm(3, epsilon=0),
        lambda: nn.LayerNorm(3, epsilon=-1e-5),
        lambda: nn.LayerNorm(3, epsilon=float("nan")),
    ],
)
def test_options_of_norms_out_of_range_are_refused(make):
    with pytest.raises(ArgumentError, match="out of range"):
        make()


# Dropout


@settings(max_examples=10, deadline=None)
@given(rate=st.sampled_from([0.1, 0.25, 0.5, 0.9]), seed=st.integers(0, 100))
def test_dropout_silences_its_share_and_rescales_the_rest(rate, seed):
    out = nn.Dropout(rate, seed=seed)(np.ones(20_000))
    assert set(np.unique(out).tolist()) == {0.0, 1 / (1 - rate)}
    share = np.mean(out == 0)
    assert abs(share - rate) < 5 * np.sqrt(rate * (1 - rate) / 20_000)


def test_dropout_draws_anew_each_time_and_the_same_for_the_same_seed():
    layer, twin = nn.Dropout(0.5, seed=3), nn.Dropout(0.5, seed=3)
    first, second = layer(np.ones(100)), layer(np.ones(100))
    assert (first != second).any()
    np.testing.assert_array_equal(twin(np.ones(100)), first)
    np.testing.assert_array_equal(twin(np.ones(100)), second)


def test_dropout_changes_nothing_in_evaluation_or_at_rate_0():
    X = Tensor(numbers(3, 4))
    assert nn.Dropout(0.5).eval()(X) is X
    assert nn.Dropout(0)(X) is X


@dtypes
def test_the_gradient_of_dropout_flows_only_through_what_was_kept(dtype):
    X = Tensor(np.ones((50, 50), dtype=dtype))
    out = nn.Dropout(0.3, seed=0)(X)
    out.sum().backward()
    assert out.dtype == X.grad.dtype == dtype
    np.testing.assert_array_equal(X.grad, out.data)
    assert (X.grad == 0).any()


def test_dropout_of_whole_numbers_does_not_divide_by_0():
    assert set(nn.Dropout(0.5, seed=0)(np.ones(100, dtype=int)).tolist()) == {0.0, 2.0}


def test_dropout_without_a_seed_takes_one_when_it_first_draws():
    layer = nn.Dropout(0.5)
    assert layer.generator is None
    layer(np.ones(3))
    assert isinstance(layer.generator, np.random.Generator)


@pytest.mark.parametrize("rate", [-0.1, 1, 1.5, float("nan")])
def test_a_rate_that_is_no_share_is_refused(rate):
    with pytest.raises(ArgumentError) as caught:
        nn.Dropout(rate)
    assert caught.value.given == repr(rate)
    assert caught.value.mend == "Dropout(0.2)"


# Whole networks


@dtypes
def test_a_network_keeps_its_type_throughout(dtype):
    model = nn.Sequential(
        nn.Conv2d(1, 2, 3, padding=1, dtype=dtype, seed=0),
        nn.BatchNorm(2, dtype=dtype),
        nn.GELU(),
        nn.MaxPool2d(2),
        nn.Dropout(0.2, seed=0),
        nn.Flatten(),
        nn.LayerNorm(8, dtype=dtype),
        nn.Linear(8, 6, dtype=dtype, seed=1),
        nn.LeakyReLU(),
        nn.Linear(6, 4, dtype=dtype, seed=2),
        nn.ELU(),
        nn.Linear(4, 3, dtype=dtype, seed=3),
    )
    X = numbers(5, 1, 4, 4, dtype=dtype)
    for loss in (
        losses.softmax_cross_entropy(model(X), np.array([0, 1, 2, 0, 1]), label_smoothing=0.1),
        losses.binary_cross_entropy(model(X)[:, 0], np.array([0, 1, 1, 0, 1])),
        losses.huber(model(X)[:, 1], numbers(5, dtype=dtype), delta=0.5),
        losses.l2_penalty(model.parameters(), 0.1) + losses.l1_penalty(model.parameters(), 0.1),
    ):
        assert loss.dtype == dtype
        loss.backward()
    assert {str(parameter.grad.dtype) for parameter in model.parameters()} == {dtype}
    assert {str(array.dtype) for array in model.state().values()} == {dtype}


def test_a_network_agrees_with_torchs():
    shapes = [(4, 8), (8, 8), (8, 3)]
    first, second, third = (nn.Linear(*shape, dtype="float64") for shape in shapes)
    own = nn.Sequential(first, nn.Tanh(), second, nn.ReLU(), third)
    other = torch.nn.Sequential(
        torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3)
    ).double()
    pairs = [
        (f"{2 * i}.{a}", f"{2 * i}.{b}", a == "W")
        for i in range(len(shapes))
        for a, b in (("W", "weight"), ("b", "bias"))
    ]
    assert_as_torch(own, other, numbers(6, 4), pairs)


# Parameter


def test_a_parameter_has_an_array_of_its_own():
    data = np.ones((2, 3), dtype=np.float32)
    parameter = nn.Parameter(data)
    parameter.assign(np.zeros((2, 3)))
    np.testing.assert_array_equal(data, 1)
    transposed = nn.Parameter(np.ones((3, 2)).T, dtype=np.float64)
    assert transposed.data.flags.c_contiguous


def test_a_parameter_is_float32_unless_asked_otherwise():
    assert nn.Parameter([1, 2]).dtype == np.float32
    assert nn.Parameter(1.5, dtype=np.float64).dtype == np.float64
    assert nn.Parameter(Tensor([1.0, 2.0])).data.tolist() == [1, 2]
    assert repr(nn.Parameter([[1.5]], name="W")) == "Parameter([[1.5]], dtype=float32, name='W')"


@pytest.mark.parametrize("data", ["abc", [[1, 2], [3]], [1j], None])
def test_a_parameter_of_something_else_than_numbers_is_refused(data):
    with pytest.raises(DTypeError):
        nn.Parameter(data)


def test_a_parameter_of_whole_numbers_is_refused():
    with pytest.raises(DTypeError) as caught:
        nn.Parameter([1, 2], dtype=int)
    assert caught.value.expected == "np.float32 or np.float64"


@pytest.mark.parametrize(
    "layer",
    [
        nn.Linear(3, 2, dtype=np.float64),
        nn.Conv2d(1, 2, 3, dtype=np.float64),
        nn.BatchNorm(2, dtype=np.float64),
        nn.LayerNorm(2, dtype=np.float64),
    ],
)
def test_repr_keeps_a_dtype_other_than_float32(layer: nn.Module) -> None:
    again = eval(repr(layer), vars(nn))
    assert [p.dtype for p in again.parameters()] == [p.dtype for p in layer.parameters()]
