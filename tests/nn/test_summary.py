from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from chainrule import nn
from chainrule.autodiff import no_grad, ops
from chainrule.errors import DTypeError, ShapeError


def rows(summary: Any) -> list[tuple[Any, ...]]:
    return [(x.path, x.kind, x.output_shape, x.n_parameters, x.multiply_adds) for x in summary.layers]


def test_a_network_of_linear_layers_by_hand():
    summary = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10, bias=False)).summary((64,))
    assert rows(summary) == [
        ("0", "Linear(64, 32)", (32,), 64 * 32 + 32, 64 * 32),
        ("1", "ReLU()", (32,), 0, 0),
        ("2", "Linear(32, 10, bias=False)", (10,), 320, 320),
    ]
    assert summary.n_parameters == 2400
    assert summary.multiply_adds == 2368


def test_a_convolutional_network_by_hand():
    model = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),  # 28 × 28 places, 9 products each, for 8 filters
        nn.BatchNorm(8),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, (3, 5), stride=(1, 2)),  # 12 × 5 places, 8·15 products, for 16 filters
        nn.Flatten(),
        nn.Linear(960, 10),
    )
    assert rows(model.summary((1, 28, 28))) == [
        ("0", "Conv2d(1, 8, 3, padding=1)", (8, 28, 28), 80, 28 * 28 * 9 * 8),
        ("1", "BatchNorm(8)", (8, 28, 28), 16, 0),
        ("2", "MaxPool2d(2)", (8, 14, 14), 0, 0),
        ("3", "Conv2d(8, 16, (3, 5), stride=(1, 2))", (16, 12, 5), 16 * 120 + 16, 60 * 120 * 16),
        ("4", "Flatten()", (960,), 0, 0),
        ("5", "Linear(960, 10)", (10,), 9610, 9600),
    ]


class Attention(nn.Module):
    """Products in its own forward, written with @ and with einsum, beside those of its layers."""

    def __init__(self) -> None:
        self.query = nn.Linear(6, 4, bias=False)
        self.key = nn.Linear(6, 4, bias=False)
        self.mix = nn.Parameter(np.ones((5, 3)))

    def forward(self, X: Any) -> Any:
        scores = ops.einsum("nqd,nkd->nqk", self.query(X), self.key(X))
        return scores @ self.mix


def test_products_in_a_forward_of_ones_own_are_counted_for_that_module():
    summary = Attention().summary((5, 6))
    assert rows(summary) == [
        ("query", "Linear(6, 4, bias=False)", (5, 4), 24, 5 * 6 * 4),
        ("key", "Linear(6, 4, bias=False)", (5, 4), 24, 5 * 6 * 4),
        ("", "Attention", (5, 3), 15, 5 * 5 * 4 + 5 * 5 * 3),
    ]
    within = nn.Sequential(Attention(), nn.Flatten()).summary((5, 6))
    assert within.multiply_adds == summary.multiply_adds
    assert [x.path for x in within.layers] == ["0.query", "0.key", "0", "1"]


def test_a_vector_product_is_counted():
    class Score(nn.Module):
        def __init__(self) -> None:
            self.w = nn.Parameter(np.ones(7))

        def forward(self, X: Any) -> Any:
            return X @ self.w

    assert rows(Score().summary((7,))) == [("", "Score()", (), 7, 7)]


def test_a_shared_layer_counts_its_parameters_once_and_its_work_each_time():
    layer = nn.Linear(3, 3)
    summary = nn.Sequential(layer, nn.Tanh(), layer).summary((3,))
    assert [(x.n_parameters, x.multiply_adds) for x in summary.layers] == [(12, 9), (0, 0), (0, 9)]


def test_a_layer_made_during_the_call_is_shown_without_a_path():
    class Net(nn.Module):
        def __init__(self) -> None:
            self.inner = nn.Linear(2, 3)

        def forward(self, X: Any) -> Any:
            return nn.ReLU()(self.inner(X))

    assert rows(Net().summary((2,))) == [("inner", "Linear(2, 3)", (3,), 9, 6), ("", "ReLU()", (3,), 0, 0)]


def test_the_numbers_do_not_depend_on_recording():
    model = nn.Sequential(nn.Linear(4, 3), nn.ReLU())
    expected = model.summary((4,))
    with no_grad():
        assert model.summary((4,)) == expected
        assert (model(np.ones((1, 4)))).op is None
    assert model(np.ones((1, 4))).op is not None


def test_a_summary_leaves_the_model_as_it_was():
    model = nn.Sequential(nn.Linear(4, 3, seed=0), nn.BatchNorm(3), nn.Dropout(0.5, seed=0))
    model[2].eval()
    before = {name: array.copy() for name, array in model.state().items()}
    draws = model[2].generator.bit_generator.state
    model.summary((4,))
    assert [module.training for _, module in model.modules()] == [True, True, True, False]
    for name, array in model.state().items():
        np.testing.assert_array_equal(array, before[name])
    assert all(parameter.grad is None for parameter in model.parameters())
    assert model[2].generator.bit_generator.state == draws


def test_a_summary_that_fails_leaves_the_model_as_it_was():
    model = nn.Sequential(nn.Linear(4, 3), nn.Dropout(0.5))
    with pytest.raises(ShapeError):
        model.summary((5,))
    assert model.training
    assert model[1].training
    with nn.observed_by(Silent()) as silent:
        model.eval()(np.ones((1, 4)))
    assert silent.calls == 3  # type: ignore[attr-defined]


class Silent:
    def __init__(self) -> None:
        self.calls = 0

    def enter(self, module: Any, inputs: tuple[Any, ...]) -> None:
        self.calls += 1

    def leave(self, module: Any, output: Any) -> None:
        pass


def test_a_model_runs_in_its_own_type():
    class Typed(nn.Module):
        def __init__(self) -> None:
            self.inner = nn.Linear(2, 2, dtype=np.float64)

        def forward(self, X: Any) -> Any:
            assert X.dtype == np.float64
            return self.inner(X)

    assert Typed().summary((2,)).n_parameters == 6


@pytest.mark.parametrize(
    ("output", "given", "mend"), [(None, "NoneType", "return the result"), ((1, 2), "tuple", None)]
)
def test_a_forward_that_gives_no_tensor_is_named(output, given, mend):
    class Odd(nn.Module):
        def forward(self, X: Any) -> Any:
            return output

    with pytest.raises(DTypeError) as caught:
        Odd().summary((2,))
    assert caught.value.what == "summary: Odd does not give a Tensor"
    assert caught.value.given == given
    assert caught.value.mend == mend


def test_the_table_ends_with_the_totals():
    table = str(nn.Sequential(nn.Linear(1000, 1000)).summary((1000,))).splitlines()
    assert table[0].split() == ["layer", "kind", "output", "parameters", "multiply-adds"]
    assert table[1].split() == ["0", "Linear(1000,", "1000)", "(1000,)", "1,001,000", "1,000,000"]
    assert table[2].split() == ["total", "1,001,000", "1,000,000"]
    assert len({len(line) for line in table}) == 1
