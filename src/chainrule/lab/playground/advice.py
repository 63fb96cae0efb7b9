"""Advice on a training, in words for somebody who turns the playground's controls; the most important comes first.

What `training.advice` sees in the figures and in the activations is said here with the controls' names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.lab.playground.training import Figures, Training
from chainrule.training import advice

Array = NDArray[Any]

MOST = 3
"""Pieces of advice at a time."""
GOOD = 0.9
"""A share of right answers with which nobody needs advice on how to learn more."""
NOTABLE = 0.05
"""By so much a loss must have risen to be worth a word."""
UPHILL = "The loss rises, and the gradient points the wrong way: a step against it leads uphill. Look at its sign."
LARGEST_RATE = 3.0
"""That the playground's control goes up to."""


def advice_on(training: Training, now: Figures, diverged: bool) -> list[str]:
    """What could be better, or why nothing happens: at most MOST texts.

    Args:
        training: where it stands.
        now: its figures.
        diverged: whether its numbers are none any more.
    """
    if training.examples.waiting is not None:
        return [training.examples.waiting]
    if diverged:
        return [_diverged(training)]
    return [text for check in CHECKS for text in check(training, now)][:MOST]


def _diverged(training: Training) -> str:
    rate = training.optimizer.learning_rate
    return (
        f"At step {training.step} a number grew beyond all bounds: the steps are too long. The learning rate is "
        f"{rate:g}; try {rate / 10:g}, and restart."
    )


def _too_long_steps(training: Training, now: Figures) -> Iterator[str]:
    """A loss that climbs, or goes up and down from epoch to epoch by more than chance would have it."""
    curves = training.record.until(training.epoch)
    rate = training.optimizer.learning_rate
    found = advice.diverging({"loss": curves.loss.tolist(), "learning_rate": [rate] * len(curves.loss)})
    changes = np.diff(curves.loss[-11:])
    up, down = changes[changes > 0].sum(), -changes[changes < 0].sum()
    if found is not None:
        yield UPHILL if _points_uphill(training) else found.text
    elif len(changes) == 10 and min(up, down) > max(0.5 * curves.loss[-11:].mean(), 0.3):
        yield (
            f"The loss jumps up and down: the steps are so long that they leap over the valley. The learning rate "
            f"is {rate:g}; try {rate / 3:.1g}, or a larger batch."
        )


def _points_uphill(training: Training) -> bool:
    """Whether the loss falls where the output layer's gradient says that it rises."""
    X, y = training.training_points
    network, functions = training.network, training.functions
    W, b = network.weights_and_biases()[-1]
    table = np.column_stack([np.ones(len(y)), network.layers(X)[-2]])
    theta = np.concatenate([b.data, W.data[:, 0]]).astype(np.float64)
    gradient = np.asarray(functions.gradient(table, y, theta))
    ahead = 0.01 * gradient / max(float(np.linalg.norm(gradient)), 1e-12)
    before, after = (functions.cross_entropy_from_logits(table @ to, y) for to in (theta - ahead, theta + ahead))
    return bool(after < before)


def _activations(training: Training, now: Figures) -> Iterator[str]:
    """Layers of which hardly a gradient comes back."""
    ids = {found.id for found in advice.in_activations(training.network, training.training_points[0], 0)}
    rate = training.optimizer.learning_rate
    if "dead-relus" in ids:
        yield (
            f"In a hidden layer more than half of the neurons give 0 for every example: no gradient reaches them, "
            f"they will not learn again. Restart with a smaller learning rate ({rate / 10:.1g}), or try tanh."
        )
    if "saturated-sigmoids" in ids and now.accuracy < GOOD:
        yield (
            "In a hidden layer almost all activations lie at the ends of their curve, where it is flat: hardly any "
            f"gradient comes back. Restart with a smaller learning rate ({rate / 10:.1g}), or try relu."
        )


def _overfitting(training: Training, now: Figures) -> Iterator[str]:
    curves = training.record.until(training.epoch)
    if not training.examples.held_out.any():
        return
    found = advice.overfitting({"loss": curves.loss.tolist(), "validation_loss": curves.validation_loss.tolist()})
    best = int(np.argmin(curves.validation_loss))
    if found is not None and curves.validation_loss[-1] > curves.validation_loss[best] + NOTABLE:
        yield (
            f"Since epoch {curves.epoch[best]} the loss of the held-out points rises "
            f"({curves.validation_loss[best]:.2g} to {curves.validation_loss[-1]:.2g}) while that of the others "
            f"falls: the network learns its examples by heart. Stop there (rewind), or try more points, fewer "
            f"neurons, L2 or dropout."
        )


def _held_down(training: Training, now: Figures) -> Iterator[str]:
    """Penalties so strong that no weight comes away from 0."""
    penalties = {"L1": training.configuration.l1, "L2": training.configuration.l2}
    strong = " and ".join(f"{name} ({value:g})" for name, value in penalties.items() if value)
    largest = max(float(np.abs(W.data).max()) for W in training.weights)
    if strong and now.accuracy < GOOD and training.epoch >= 5 and largest < 0.3:
        yield f"The penalty {strong} holds all weights near 0: the network cannot learn. Make it ten times weaker."


def _hardly_moving(training: Training, now: Figures) -> Iterator[str]:
    """Weights that after many epochs are almost where they began."""
    if training.epoch < 20 or now.accuracy >= GOOD:
        return
    pairs = list(zip(training.weights, training.first_weights, strict=True))
    moved = sum(float(np.sum((W.data - first) ** 2)) for W, first in pairs)
    began = sum(float(np.sum(first**2)) for _, first in pairs)
    if moved < 0.1**2 * began:
        rate = training.configuration.learning_rate
        yield (
            f"In {training.epoch} epochs the weights have hardly moved: the steps are too short. The learning rate "
            f"is {rate:g}; try {min(10 * rate, LARGEST_RATE):g}."
        )


def _too_simple(training: Training, now: Figures) -> Iterator[str]:
    """A network that has stopped getting better, and cannot draw a border as bent as the data need."""
    curves = training.record.until(training.epoch)
    if training.epoch < 20 or now.accuracy >= GOOD:
        return
    middle = int(np.searchsorted(curves.epoch, training.epoch / 2))
    if curves.loss[middle:].min() < 0.97 * curves.loss[middle]:
        return
    layers = training.configuration.layers
    if not layers:
        yield "Without a hidden layer the border is a straight line, and these points need more: add a layer."
    elif training.configuration.activation == "linear":
        yield "With a linear activation all layers together draw only a straight line. Try tanh or relu."
    elif min(layers) <= 3:
        yield (
            f"The loss has stopped falling at {now.loss:.2g}. A layer of {min(layers)} is narrow for these points: "
            f"add neurons."
        )


CHECKS: list[Callable[[Training, Figures], Iterator[str]]] = [
    _too_long_steps, _activations, _held_down, _hardly_moving, _too_simple, _overfitting,
]  # fmt: skip
