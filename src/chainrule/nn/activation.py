"""Activations as layers: the bends between linear layers, without which a stack of them would be one."""

from __future__ import annotations

from typing import Any

from chainrule.autodiff import ops
from chainrule.nn.module import Module


class _Activation(Module):
    """A layer without parameters or options."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class ReLU(_Activation):
    """max(x, 0) (Nair and Hinton, 2010)."""

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.relu(X)


class Sigmoid(_Activation):
    """1 / (1 + e^-x)."""

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.sigmoid(X)


class Tanh(_Activation):
    """The hyperbolic tangent."""

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.tanh(X)


class Softplus(_Activation):
    """ln(1 + e^x)."""

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.softplus(X)


class GELU(_Activation):
    """x·Φ(x) (Hendrycks and Gimpel, 2016)."""

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.gelu(X)


class LeakyReLU(Module):
    """x above 0, slope·x below (Maas et al., 2013)."""

    def __init__(self, slope: float = 0.01) -> None:
        self.slope = slope

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.leaky_relu(X, slope=self.slope)

    def __repr__(self) -> str:
        return f"LeakyReLU({self.slope!r})"


class ELU(Module):
    """x above 0, alpha·(e^x - 1) below (Clevert et al., 2015)."""

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        return ops.elu(X, alpha=self.alpha)

    def __repr__(self) -> str:
        return f"ELU({self.alpha!r})"


class Softmax(_Activation):
    """e^x / Σ e^x along the last axis. The cross-entropy loss contains it: a model for training ends before it."""

    def forward(self, X: Any) -> Any:
        """(..., k) scores to (..., k) probabilities."""
        return ops.softmax(X)
