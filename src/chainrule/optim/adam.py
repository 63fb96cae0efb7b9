"""Adam: momentum and RMSprop together, each corrected for its start at zero; AdamW decays weights apart from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.errors import ArgumentError
from chainrule.optim.optimizer import Array, Optimizer, demand_number


class Adam(Optimizer):
    """m ← β1·m + (1-β1)·g, v ← β2·v + (1-β2)·g², θ ← θ - α·m̂/(√v̂ + ε) (Kingma and Ba, 2015).

    m̂ = m/(1-β1^t) and v̂ = v/(1-β2^t) are used for the step and not stored.

    Args:
        parameters, learning_rate, clip_norm: see `Optimizer`.
        betas: (β1, β2), how slowly m and v forget, from 0 to below 1.
        epsilon: ε, keeps the division away from 0.
        weight_decay: λ, adds λ·θ to the gradient.

    >>> x = Tensor(3.0)
    >>> optimizer = Adam([x], learning_rate=0.1)
    >>> (x * x).backward()
    >>> optimizer.step()
    >>> round(x.item(), 6)
    2.9
    """

    state_names = ("mean", "square")

    def __init__(
        self,
        parameters: Iterable[Tensor],
        learning_rate: float = 1e-3,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
        clip_norm: float | None = None,
    ) -> None:
        if not isinstance(betas, tuple | list) or len(betas) != 2:
            raise ArgumentError("optimizer: betas are not a pair", expected="(0.9, 0.999)", given=repr(betas))
        self.betas = (
            demand_number("betas[0]", betas[0], 0, below=1),
            demand_number("betas[1]", betas[1], 0, below=1),
        )
        self.epsilon = demand_number("epsilon", epsilon, 0)
        super().__init__(parameters, learning_rate, weight_decay=weight_decay, clip_norm=clip_norm)

    def update(self, parameter: Array, gradient: Array, decay: float, *state: Any) -> None:
        """See the class."""
        mean, square = state
        beta1, beta2 = self.betas
        if decay:
            gradient = self._decayed(parameter, gradient, decay)
        change = np.multiply(gradient, 1 - beta1, out=np.empty_like(parameter))
        mean *= beta1
        mean += change
        np.multiply(gradient, gradient, out=change)
        change *= 1 - beta2
        square *= beta2
        square += change
        np.sqrt(square, out=change)
        change *= (1 - beta2**self.steps) ** -0.5
        change += self.epsilon
        np.divide(mean, change, out=change)
        change *= self.learning_rate / (1 - beta1**self.steps)
        parameter -= change

    def _decayed(self, parameter: Array, gradient: Array, decay: float) -> Array:
        """The gradient with the pull towards 0 in it."""
        return gradient + decay * parameter


class AdamW(Adam):
    """Adam with θ ← θ - α·λ·θ beside the step, not inside the gradient (Loshchilov and Hutter, 2019).

    Arguments as for `Adam`, with `weight_decay` 0.01 unless told otherwise.
    """

    def __init__(
        self,
        parameters: Iterable[Tensor],
        learning_rate: float = 1e-3,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        weight_decay: float = 0.01,
        clip_norm: float | None = None,
    ) -> None:
        super().__init__(
            parameters, learning_rate, betas=betas, epsilon=epsilon, weight_decay=weight_decay, clip_norm=clip_norm
        )

    def _decayed(self, parameter: Array, gradient: Array, decay: float) -> Array:
        parameter *= 1 - self.learning_rate * decay
        return gradient
