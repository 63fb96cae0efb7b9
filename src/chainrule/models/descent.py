"""Gradient descent, plain and in full view: every loss is kept, and every step if asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ArgumentError, DataError, ShapeError

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
    """Walk downhill: parameters ← parameters - learning_rate · gradient, again and again. Cauchy (1847).

    With too great a learning rate each step overshoots by more than the one before. That is an error once the loss
    is no number any more: no parameters that could be returned would mean anything. Until then it goes on, so that
    the losses of a few steps show it.

    Args:
        loss_and_gradient: gives the loss and its gradient (n_parameters,) at given parameters.
        start: (n_parameters,) where to begin; left as it is.
        learning_rate: how far a step goes.
        steps: the most steps.
        tolerance: stop where no component of the gradient is greater.
        keep_path: whether to keep the parameters after each step.

    Returns:
        The last parameters and the Descent.

    Raises:
        ArgumentError: the loss grows without end because the learning rate is too large, or an argument has no
            meaning.
        DataError: the loss is no number at the start.
        ShapeError: the gradient has another shape than the parameters.

    >>> theta, descent = gradient_descent(lambda t: (t @ t, 2 * t), np.array([1.0]), learning_rate=0.25, steps=3)
    >>> descent.losses
    array([1.      , 0.25    , 0.0625  , 0.015625])
    """
    for name, value, good in (("learning_rate", learning_rate, learning_rate > 0), ("steps", steps, steps >= 0)):
        if not good:
            raise ArgumentError(
                f"gradient_descent: {name} has no meaning", expected="a number above 0", given=f"{name}={value!r}"
            )
    parameters = np.array(start, dtype=np.result_type(np.asarray(start).dtype, np.float32))
    loss, gradient = loss_and_gradient(parameters)
    _check_start(parameters, float(loss), gradient)
    losses, path = [float(loss)], [parameters]
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
                given=f"learning_rate={learning_rate:g}; the loss went from {losses[0]:.3g} to {losses[-1]:.3g}",
                mend=f"learning_rate={learning_rate / 10:g}, or scale the columns of X first: StandardScaler()",
            )
        losses.append(float(loss))
        if keep_path:
            path.append(parameters)
    return parameters, Descent(np.array(losses), np.array(path) if keep_path else None)


def greatest_curvature(A: Array) -> float:
    """The greatest eigenvalue of 1/m Aᵀ A, for A (m, n): the table, with a column of ones if there is an intercept.

    It is how much the half mean squared error bends in its steepest direction: gradient descent converges with a
    learning rate below 2 over it, and never overshoots with 1 over it.

    >>> greatest_curvature(np.array([[3.0, 0.0], [0.0, 1.0]]))
    4.5
    """
    gram = A.T @ A if A.shape[0] >= A.shape[1] else A @ A.T  # the same eigenvalues, but for zeros
    return float(np.linalg.eigvalsh(gram)[-1]) / len(A)


def _check_start(parameters: Array, loss: float, gradient: Array) -> None:
    if not np.isfinite(loss):
        raise DataError(
            "gradient_descent: the loss is no number where the descent begins",
            expected="a finite loss at start",
            given=f"loss {loss}",
            mend="look for NaN, infinity or the logarithm of 0 in what the loss is made from",
        )
    if np.shape(gradient) != parameters.shape:
        raise ShapeError(
            "gradient_descent: the gradient has another shape than the parameters",
            expected=f"shape {parameters.shape}",
            given=f"shape {np.shape(gradient)}",
            mend="gradient.ravel()" if np.size(gradient) == parameters.size else None,
        )
