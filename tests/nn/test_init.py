from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from chainrule import nn
from chainrule.errors import ArgumentError, ShapeError
from chainrule.nn import init

LARGE = [(300, 500), (64, 32, 5, 5)]
UNIFORM = {init.glorot_uniform: 6, init.he_uniform: 6}
NORMAL = {init.glorot_normal: 2, init.he_normal: 2}


def fan(initial: Any, shape: tuple[int, ...]) -> int:
    n_in, n_out = init.fans(shape)
    return n_in + n_out if "glorot" in initial.__name__ else n_in


def test_fans_of_a_linear_layer_are_its_features():
    assert init.fans((3, 5)) == (3, 5)


def test_fans_of_a_convolution_count_the_window():
    assert init.fans((8, 3, 5, 4)) == (3 * 20, 8 * 20)


@pytest.mark.parametrize("shape", LARGE)
@pytest.mark.parametrize("initial", UNIFORM, ids=lambda f: f.__name__)
def test_uniform_values_fill_their_bounds(initial, shape):
    values = initial(shape, 0)
    bound = math.sqrt(6 / fan(initial, shape))
    assert values.shape == shape
    assert np.abs(values).max() <= bound
    assert np.abs(values).max() > 0.999 * bound
    assert values.var() == pytest.approx(bound**2 / 3, rel=0.03)
    assert abs(values.mean()) < 0.02 * bound


@pytest.mark.parametrize("shape", LARGE)
@pytest.mark.parametrize("initial", NORMAL, ids=lambda f: f.__name__)
def test_normal_values_have_their_variance(initial, shape):
    values = initial(shape, 0)
    variance = 2 / fan(initial, shape)
    assert values.shape == shape
    assert values.var() == pytest.approx(variance, rel=0.03)
    assert abs(values.mean()) < 0.02 * math.sqrt(variance)
    assert np.abs(values).max() > 3.5 * math.sqrt(variance)


@pytest.mark.parametrize("initial", [*UNIFORM, *NORMAL], ids=lambda f: f.__name__)
def test_the_same_seed_gives_the_same_values(initial):
    np.testing.assert_array_equal(initial((4, 5), 3), initial((4, 5), 3))
    assert (initial((4, 5), 3) != initial((4, 5), 4)).any()
    generator = np.random.default_rng(3)
    np.testing.assert_array_equal(initial((4, 5), generator), initial((4, 5), 3))
    assert (initial((4, 5), generator) != initial((4, 5), 3)).any()


def test_zeros_are_zeros():
    np.testing.assert_array_equal(init.zeros((2, 3), 0), np.zeros((2, 3)))
    assert init.zeros((4,)).shape == (4,)


@pytest.mark.parametrize("initial", [*UNIFORM, *NORMAL], ids=lambda f: f.__name__)
@pytest.mark.parametrize("shape", [(), (3,), (2, 3, 4)])
def test_a_shape_without_fans_is_refused(initial, shape):
    with pytest.raises(ShapeError) as caught:
        initial(shape, 0)
    assert caught.value.given == str(shape)
    assert caught.value.mend == "init.zeros for biases"


def test_layers_start_as_they_are_told():
    np.testing.assert_array_equal(nn.Linear(4, 5, seed=1).W.data, init.glorot_uniform((4, 5), 1).astype(np.float32))
    np.testing.assert_array_equal(
        nn.Conv2d(2, 3, 3, seed=1).W.data, init.he_uniform((3, 2, 3, 3), 1).astype(np.float32)
    )
    layer = nn.Linear(4, 5, initial=init.he_normal, dtype=np.float64, seed=1)
    np.testing.assert_array_equal(layer.W.data, init.he_normal((4, 5), 1))
    for biased in (layer, nn.Conv2d(1, 2, 3)):
        np.testing.assert_array_equal(biased.state()["b"], 0)


def test_layers_without_a_seed_differ():
    assert (nn.Linear(4, 5).W.data != nn.Linear(4, 5).W.data).any()


@pytest.mark.parametrize("seed", [-1, 1.5, "0"])
def test_a_seed_that_is_none_is_refused(seed):
    with pytest.raises(ArgumentError) as caught:
        nn.Linear(2, 3, seed=seed)
    assert caught.value.mend == "seed=0"
