"""Configuration: all that a training of the playground depends on, beside the functions that it runs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from chainrule.optim import (
    SGD,
    Adam,
    Optimizer,
    RMSprop,
    Schedule,
    cosine_decay,
    exponential_decay,
    inverse_time_decay,
    step_decay,
)

OPTIMIZERS: dict[str, Callable[..., Optimizer]] = {
    "adam": Adam,
    "sgd": SGD,
    "momentum": partial(SGD, momentum=0.9),
    "rmsprop": RMSprop,
}

SCHEDULES: dict[str, Callable[[float], Schedule]] = {
    "constant": lambda rate: lambda epoch: rate,
    "step": lambda rate: step_decay(rate, every=50, factor=0.5),
    "exponential": lambda rate: exponential_decay(rate, rate=0.01),
    "inverse": lambda rate: inverse_time_decay(rate, rate=0.05),
    "cosine": lambda rate: cosine_decay(rate, steps=200, end=rate / 100),
}
"""From the first learning rate to a function of the epoch."""


@dataclass(frozen=True)
class Configuration:
    """What is trained, on what, and how; the same configuration gives the same training, bit by bit.

    Attributes:
        data: a name of `examples.MAKERS`, or "own".
        samples, noise: how many points are made, and how far they are scattered.
        validation: the share of the points that is held out.
        seed: of the points, the first weights, the order of the examples, and dropout.
        points: rows (x1, x2, label) for "own".
        layers: sizes of the hidden layers.
        activation: a name of `network.ACTIVATIONS`.
        optimizer, learning_rate, schedule: a name of OPTIMIZERS, its first rate, a name of SCHEDULES.
        batch_size: examples a step.
        l1, l2: strengths of the penalties on the weights.
        dropout: share of the hidden neurons that are silent in a step.
    """

    data: str = "circles"
    samples: int = 500
    noise: float = 0.1
    validation: float = 0.2
    seed: int = 0
    points: tuple[tuple[float, ...], ...] = ()
    layers: tuple[int, ...] = (8, 8)
    activation: str = "tanh"
    optimizer: str = "adam"
    learning_rate: float = 0.01
    schedule: str = "constant"
    batch_size: int = 25
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0

    def optimizer_of(self, parameters: Any) -> Optimizer:
        """The optimizer for these parameters."""
        return OPTIMIZERS[self.optimizer](parameters, self.learning_rate)

    def rate(self, epoch: int) -> float:
        """The learning rate of an epoch, counted from 0."""
        return SCHEDULES[self.schedule](self.learning_rate)(epoch)
