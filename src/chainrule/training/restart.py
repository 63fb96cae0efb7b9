"""Random restart: begin in several places, keep the best end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from chainrule.errors import ArgumentError, DataError, DTypeError
from chainrule.randomness import Seed, as_generator


class Restart(NamedTuple):
    """The best of several trainings.

    Attributes:
        best: the model with the least loss.
        loss: its loss.
        losses: those of all, in the order of training.
        number: which of them was the best, from 0.
    """

    best: Any
    loss: float
    losses: list[float]
    number: int


def random_restart(
    train: Callable[[np.random.Generator], tuple[Any, float]], restarts: int, *, seed: Seed = None
) -> Restart:
    """Train several times, each from its own random start, and keep the model with the least loss.

    Descent ends in the valley that it began in; whoever begins in several finds a deeper one.

    Args:
        train: any trainer: train(generator) gives (model, loss). It gets a generator of its own each time.
        restarts: how many times.
        seed: same seed, same starts.

    Returns:
        The Restart. Of equal losses the earlier wins, and NaN never does.

    Raises:
        ArgumentError: `restarts` is less than 1.
        DTypeError: `train` gives something else than (model, loss), or a loss that is not a single number.
        DataError: every loss is NaN.

    An estimator is a trainer too:
    `lambda generator: (m := NeuralNetworkClassifier(random_state=generator).fit(X, y), m.loss_)`.

    >>> def train(generator):  # downhill on a curve with many valleys
    ...     x = generator.uniform(-4, 4)
    ...     for _ in range(200):
    ...         x -= 0.02 * (x / 2 + 3 * np.cos(3 * x))
    ...     return x, x**2 / 4 + np.sin(3 * x)
    >>> round(float(random_restart(train, 20, seed=0).best), 3)
    -0.496
    """
    if not isinstance(restarts, int | np.integer) or isinstance(restarts, bool) or restarts < 1:
        raise ArgumentError(
            "random_restart: restarts has no meaning",
            expected="a whole number from 1",
            given=f"restarts={restarts!r}",
        )
    losses: list[float] = []
    best, number = None, -1
    for i, generator in enumerate(as_generator(seed).spawn(restarts)):
        model, loss = _model_and_loss(train(generator))
        losses.append(loss)
        if not np.isnan(losses[i]) and (number < 0 or losses[i] < losses[number]):
            best, number = model, i
    if number < 0:
        raise DataError(
            "random_restart: every training ended with a loss that is no number",
            given=f"{restarts} times NaN",
            mend="a smaller learning rate",
        )
    return Restart(best, losses[number], losses, number)


def _model_and_loss(result: Any) -> tuple[Any, float]:
    if isinstance(result, tuple | list) and len(result) == 2:
        try:
            return result[0], float(result[1])
        except (TypeError, ValueError):
            result = result[1]
            wrong, expected, mend = "loss is not a single number", "a number", "return model, losses[-1]"
    else:
        wrong, expected, mend = "train gives no pair", "(model, loss)", "return model, loss"
    raise DTypeError(f"random_restart: {wrong}", expected=expected, given=f"{result!r:.80}", mend=mend)
