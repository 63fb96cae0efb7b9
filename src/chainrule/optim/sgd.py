"""Stochastic gradient descent: a step against the gradient; with momentum, a ball that keeps rolling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.errors import ArgumentError
from chainrule.optim.optimizer import Array, Optimizer, demand_number


class SGD(Optimizer):
    """θ ← θ - α·g; with momentum v ← μ·v + g, θ ← θ - α·v; with Nesterov θ ← θ - α·(g + μ·v).

    Args:
        parameters, learning_rate, clip_norm: see `Optimizer`.
        momentum: μ, the share of the last step that is kept (Polyak, 1964), from 0 to below 1.
        nesterov: look ahead along the momentum (Sutskever et al., 2013).
        weight_decay: λ, adds λ·θ to the gradient: L2.

    >>> x = Tensor(3.0)
    >>> optimizer = SGD([x], learning_rate=0.1)
    >>> (x * x).backward()
    >>> optimizer.step()
    >>> round(x.item(), 6)
    2.4
    """

    def __init__(
        self,
        parameters: Iterable[Tensor],
        learning_rate: float = 0.01,
        *,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float = 0.0,
        clip_norm: float | None = None,
    ) -> None:
        self.momentum = demand_number("momentum", momentum, 0, below=1)
        if nesterov and not momentum:
            raise ArgumentError(
                "SGD: nesterov needs momentum", given="momentum=0", mend="momentum=0.9, nesterov=True"
            )
        self.nesterov = nesterov
        self.state_names = ("velocity",) if momentum else ()
        super().__init__(parameters, learning_rate, weight_decay=weight_decay, clip_norm=clip_norm)

    def update(self, parameter: Array, gradient: Array, decay: float, *state: Any) -> None:
        """See the class."""
        if decay:
            gradient = gradient + decay * parameter
        if state:
            (velocity,) = state
            velocity *= self.momentum
            velocity += gradient
            gradient = gradient + self.momentum * velocity if self.nesterov else velocity
        parameter -= np.multiply(gradient, self.learning_rate)
