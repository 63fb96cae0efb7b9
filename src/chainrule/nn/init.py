"""First values for weights: random, so that no two neurons are alike, and scaled, so that signals keep their size.

A shape is (n_in, n_out) for a linear layer and (n_filters, channels, height, width) for a convolution.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ShapeError
from chainrule.randomness import Seed, as_generator

Initializer = Callable[[tuple[int, ...], Seed], NDArray[Any]]


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """How many inputs each output has, and how many outputs each input."""
    if len(shape) == 2:
        return shape[0], shape[1]
    if len(shape) == 4:
        window = shape[2] * shape[3]
        return shape[1] * window, shape[0] * window
    raise ShapeError(
        "init: weights of this shape have no fan-in and fan-out",
        expected="(n_in, n_out) or (n_filters, channels, height, width)",
        given=f"{shape}",
        mend="init.zeros for biases",
    )


def zeros(shape: tuple[int, ...], seed: Seed = None) -> NDArray[Any]:
    """All zeros: right for biases; in weights it makes all neurons of a layer the same for ever."""
    return np.zeros(shape)


def glorot_uniform(shape: tuple[int, ...], seed: Seed = None) -> NDArray[Any]:
    """Uniform within ±√(6/(n_in + n_out)) (Glorot and Bengio, 2010): for tanh, sigmoid and linear layers."""
    bound = math.sqrt(6 / max(1, sum(fans(shape))))
    return as_generator(seed).uniform(-bound, bound, shape)


def glorot_normal(shape: tuple[int, ...], seed: Seed = None) -> NDArray[Any]:
    """Normal with variance 2/(n_in + n_out) (Glorot and Bengio, 2010)."""
    return as_generator(seed).normal(0, math.sqrt(2 / max(1, sum(fans(shape)))), shape)


def he_uniform(shape: tuple[int, ...], seed: Seed = None) -> NDArray[Any]:
    """Uniform within ±√(6/n_in) (He et al., 2015): for relu, which lets half of its inputs through."""
    bound = math.sqrt(6 / max(1, fans(shape)[0]))
    return as_generator(seed).uniform(-bound, bound, shape)


def he_normal(shape: tuple[int, ...], seed: Seed = None) -> NDArray[Any]:
    """Normal with variance 2/n_in (He et al., 2015)."""
    return as_generator(seed).normal(0, math.sqrt(2 / max(1, fans(shape)[0])), shape)
