"""RMSprop: divide each step by the recent size of its gradient, so that flat directions move too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.optim.optimizer import Array, Optimizer, demand_number


class RMSprop(Optimizer):
    """s ← ρ·s + (1-ρ)·g², θ ← θ - α·g/(√s + ε) (Hinton, 2012).

    Args:
        parameters, learning_rate, clip_norm: see `Optimizer`.
        decay_rate: ρ, how slowly s forgets, from 0 to below 1.
        epsilon: ε, keeps the division away from 0.
        weight_decay: λ, adds λ·θ to the gradient.
    """

    state_names = ("square",)

    def __init__(
        self,
        parameters: Iterable[Tensor],
        learning_rate: float = 0.01,
        *,
        decay_rate: float = 0.99,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
        clip_norm: float | None = None,
    ) -> None:
        self.decay_rate = demand_number("decay_rate", decay_rate, 0, below=1)
        self.epsilon = demand_number("epsilon", epsilon, 0)
        super().__init__(parameters, learning_rate, weight_decay=weight_decay, clip_norm=clip_norm)

    def update(self, parameter: Array, gradient: Array, decay: float, *state: Any) -> None:
        """See the class."""
        (square,) = state
        if decay:
            gradient = gradient + decay * parameter
        change = np.multiply(gradient, gradient, out=np.empty_like(parameter))
        change *= 1 - self.decay_rate
        square *= self.decay_rate
        square += change
        np.sqrt(square, out=change)
        change += self.epsilon
        np.divide(gradient, change, out=change)
        change *= self.learning_rate
        parameter -= change
