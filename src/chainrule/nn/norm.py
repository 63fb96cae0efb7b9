"""Normalisation: shift and scale signals to mean 0 and variance 1, then let the network choose its own scale."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.ops import mean, reshape, sqrt, var
from chainrule.autodiff.tensor import array_of
from chainrule.errors import ArgumentError, ShapeError
from chainrule.nn.linear import demand_size
from chainrule.nn.module import Module
from chainrule.nn.parameter import Parameter, dtype_option


class BatchNorm(Module):
    """(x - mean)/√(variance + epsilon)·scale + shift, each feature over the batch (Ioffe and Szegedy, 2015).

    In training mean and variance are the batch's own and a running average of them is kept; evaluation uses
    the running ones.

    Args:
        n_features: columns of X (n, n_features), or channels of X (n, n_features, height, width).
        momentum: the share of a new batch in the running averages.
        epsilon: keeps the root away from 0.
        dtype: element type.
    """

    buffers = ("running_mean", "running_variance")

    def __init__(
        self, n_features: int, *, momentum: float = 0.1, epsilon: float = 1e-5, dtype: Any = np.float32
    ) -> None:
        demand_size("BatchNorm", n_features=n_features)
        _demand_positive("BatchNorm", epsilon=epsilon, momentum=momentum)
        self.n_features, self.momentum, self.epsilon = n_features, momentum, epsilon
        self.scale = Parameter(np.ones(n_features), dtype=dtype)
        self.shift = Parameter(np.zeros(n_features), dtype=dtype)
        self.running_mean = np.zeros(n_features, dtype=dtype)
        self.running_variance = np.ones(n_features, dtype=dtype)

    def forward(self, X: Any) -> Any:
        """(n, n_features) or (n, n_features, height, width), kept."""
        if X.ndim not in (2, 4) or X.shape[1] != self.n_features:
            raise ShapeError(
                "BatchNorm: the input has the wrong shape",
                expected=f"(n, {self.n_features}) or (n, {self.n_features}, height, width)",
                given=f"{X.shape}",
            )
        columns = (1, self.n_features) + (1,) * (X.ndim - 2)
        if self.training:
            axes = (0, *range(2, X.ndim))
            self._demand_spread(X)
            centre, spread = mean(X, axis=axes, keepdims=True), var(X, axis=axes, keepdims=True)
            self._remember(array_of(centre), array_of(spread), X.size // self.n_features)
        else:
            centre, spread = (reshape(a, shape=columns) for a in (self.running_mean, self.running_variance))
        normal = (X - centre) / sqrt(spread + self.epsilon)
        return normal * reshape(self.scale, shape=columns) + reshape(self.shift, shape=columns)

    def _remember(self, centre: Any, spread: Any, n: int) -> None:
        """Move the running averages; the variance that is kept is the unbiased one, over n - 1."""
        unbiased = spread.ravel() * (n / (n - 1))
        self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * centre.ravel()
        self.running_variance = (1 - self.momentum) * self.running_variance + self.momentum * unbiased

    def _demand_spread(self, X: Any) -> None:
        if X.size // self.n_features < 2:
            raise ShapeError(
                "BatchNorm: one value a feature has no variance",
                expected="at least 2 examples a batch in training",
                given=f"{X.shape}",
                mend="a larger batch_size, or model.eval()",
            )

    def __repr__(self) -> str:
        options = "" if self.momentum == 0.1 else f", momentum={float(self.momentum)!r}"
        options += "" if self.epsilon == 1e-5 else f", epsilon={float(self.epsilon)!r}"
        return f"BatchNorm({self.n_features}{options}{dtype_option(self.scale)})"


class LayerNorm(Module):
    """Normalise each example over its features (Ba et al., 2016); the same in training and evaluation.

    Args:
        n_features: length of the last axis.
        epsilon: keeps the root away from 0.
        dtype: element type.
    """

    def __init__(self, n_features: int, *, epsilon: float = 1e-5, dtype: Any = np.float32) -> None:
        demand_size("LayerNorm", n_features=n_features)
        _demand_positive("LayerNorm", epsilon=epsilon)
        self.n_features, self.epsilon = n_features, epsilon
        self.scale = Parameter(np.ones(n_features), dtype=dtype)
        self.shift = Parameter(np.zeros(n_features), dtype=dtype)

    def forward(self, X: Any) -> Any:
        """(..., n_features), kept."""
        if not X.shape or X.shape[-1] != self.n_features:
            raise ShapeError(
                "LayerNorm: the input has the wrong number of features",
                expected=f"(..., {self.n_features})",
                given=f"{X.shape}",
            )
        centre, spread = mean(X, axis=-1, keepdims=True), var(X, axis=-1, keepdims=True)
        return (X - centre) / sqrt(spread + self.epsilon) * self.scale + self.shift

    def __repr__(self) -> str:
        options = "" if self.epsilon == 1e-5 else f", epsilon={float(self.epsilon)!r}"
        return f"LayerNorm({self.n_features}{options}{dtype_option(self.scale)})"


def _demand_positive(layer: str, **values: float) -> None:
    """Raise ArgumentError for an epsilon that is not above 0, or a momentum that is not above 0 and at most 1."""
    for name, value in values.items():
        if not 0 < value <= 1:
            raise ArgumentError(
                f"{layer}: {name} is out of range", expected="above 0, at most 1", given=f"{name}={value!r}"
            )
