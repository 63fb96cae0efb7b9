"""Gradient descent, plain and in full view: every loss is kept, and every step if asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ArgumentError

Array = NDArray[Any]


class Descent(NamedTuple):
    """How a descent went.

    Attributes:
        losses: (steps + 1,) before the first step and after each.
        path: (steps + 1, n_parameters) the parameters at the same times, or None if they were not kept.
    """

    losses: NDArray[np.float64]
    path: Array | None


def gradient_descent(
    loss_and_gradient: Callable[[Array], tuple[float, Array]],
    start: Array,
    *,
    learning_rate: float,
    steps: int,
    tolerance: float = 0.0,
    keep_path: bool = False,
) -> tuple[Array, Descent]:
    """Walk downhill: parameters ← parameters - learning_rate · gradient, again and again.

    Args:
        loss_and_gradient: gives the loss and its gradient at given parameters.
        start: (n_parameters,) where to begin; left as it is.
        learning_rate: how far a step goes.
        steps: the most steps.
        tolerance: stop where no component of the gradient is greater.
        keep_path: whether to keep the parameters after each step.

    Returns:
        The last parameters and the Descent.

    Raises:
        ArgumentError: the loss grows without end, because the learning rate is too large.

    >>> start = np.array([1.0])
    >>> theta, descent = gradient_descent(lambda t: (float(t @ t), 2 * t), start, learning_rate=0.25, steps=3)
    >>> descent.losses
    array([1.      , 0.25    , 0.0625  , 0.015625])
    """
    parameters = np.array(start)
    loss, gradient = loss_and_gradient(parameters)
    losses, path = [loss], [parameters]
    for step in range(1, steps + 1):
        if np.abs(gradient).max() <= tolerance:
            break
        with np.errstate(over="ignore", invalid="ignore"):
            parameters = parameters - learning_rate * gradient
            loss, gradient = loss_and_gradient(parameters)
        if not np.isfinite(loss):
            raise ArgumentError(
                f"gradient descent runs away: after step {step} the loss is no number any more",
                expected="a learning rate small enough that the loss falls",
                given=f"learning_rate={learning_rate:g}, loss {losses[0]:.3g} at the start, then {losses[-1]:.3g}",
                mend=f"learning_rate={learning_rate / 10:g}, or scale the columns of X first: StandardScaler()",
            )
        losses.append(loss)
        if keep_path:
            path.append(parameters)
    return parameters, Descent(np.array(losses), np.array(path) if keep_path else None)
