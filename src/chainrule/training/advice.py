"""Advice: what goes wrong in training, seen in its figures and said in plain words, each kind with a stable id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.autodiff import Tensor, no_grad
from chainrule.autodiff.engine import graph_of
from chainrule.autodiff.tensor import array_of
from chainrule.nn import Module, ReLU, Sigmoid, Tanh, observed_by

Columns = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Advice:
    """One thing that could be better.

    Attributes:
        id: its stable name, the same in terminal, lab and report.
        text: what was seen, why it matters, and what to try.
        epoch: when it was noticed, from 1; 0 before the first.
    """

    id: str
    text: str
    epoch: int

    def to_dict(self) -> dict[str, Any]:
        """As plain data for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.text} [{self.id}]"


# In the data, before the first epoch


def unscaled_features(X: NDArray[Any]) -> Advice | None:
    """A column whose numbers are far from the size of 1."""
    if X.ndim != 2:
        return None
    with np.errstate(over="ignore"):
        sizes = np.sqrt(np.einsum("ij,ij->j", X, X) / len(X))
    largest = int(np.argmax(sizes))
    if not sizes[largest] > 10:
        return None
    text = (
        f"Column {largest} of X has numbers of a size around {sizes[largest]:,.3g}; gradient descent wants "
        f"features of a size around 1, or its valley is long and narrow. Scale each column: "
        f"X = (X - X.mean(axis=0)) / np.maximum(X.std(axis=0), 1e-6)."
    )
    return Advice("unscaled-features", text, 0)


# In the figures, after an epoch


def diverging(columns: Columns) -> Advice | None:
    """A loss that climbs well above where it began, with the learning rate that it happened under."""
    losses, rates = columns["loss"], columns["learning_rate"]
    if len(losses) < 2:
        return None
    lowest = min(losses[:-1])
    if not (losses[-1] > 2 * lowest and losses[-1] > losses[-2] and losses[-1] >= losses[0]):
        return None
    rate = rates[-1]
    text = (
        f"The loss rises from {lowest:.4g} to {losses[-1]:.4g}: the steps are too long and jump across the valley. "
        f"The learning rate is {rate:g}; try {rate / 10:g}."
    )
    return Advice("diverging", text, len(losses))


def overfitting(columns: Columns) -> Advice | None:
    """A validation loss that has been rising for some epochs while the training loss still falls."""
    if "validation_loss" not in columns:
        return None
    validation, train = columns["validation_loss"], columns["loss"]
    now = len(validation)
    best = int(np.argmin(validation))
    above = min(validation[-3:]) > 1.1 * validation[best]  # all of them: a single epoch may jump by chance
    rising = now - 1 - best >= 5 and above and train[-1] < train[best]
    if not rising:
        return None
    text = (
        f"Since epoch {best + 1} the validation loss rises ({validation[best]:.4g} to {validation[-1]:.4g}) "
        f"while the training loss falls: the model learns the examples by heart. Try EarlyStopping(patience=5), "
        f"dropout, weight decay, a smaller model or more data."
    )
    return Advice("overfitting", text, now)


# In the network, when the loss is no number any more


def not_a_number(loss: Tensor, model: Module, epoch: int, learning_rate: float) -> Advice:
    """Name the op (or the parameter) in which a number that is not finite came up first."""
    names = {id(parameter): name for name, parameter in model.named_parameters().items()}
    origin = "the loss"
    remedy = f"The learning rate is {learning_rate:g}; try {learning_rate / 10:g}."
    for node in reversed(graph_of(loss)):
        if np.isfinite(node.data).all():
            continue
        if node.op is None:
            origin = f"parameter {names.get(id(node), node.name or 'of the graph')}, after a step that was too long"
            break
        if all(np.isfinite(array).all() for array in node.arrays):
            kind = "not a number" if np.isnan(node.data).any() else "infinity"
            origin = f"{node.op.name}, which made {kind} of finite numbers ({_range(node.arrays[0])})"
            if node.op.name in {"log", "sqrt", "divide", "power"}:
                remedy = f"Keep the input of {node.op.name} where it has a value, or use a loss that takes logits."
            break
    text = f"The loss is {loss.item():g} in epoch {epoch}. It first came from {origin}. {remedy}"
    return Advice("not-a-number", text, epoch)


def _range(array: Any) -> str:
    array = np.asarray(array)
    return f"from {array.min():.4g} to {array.max():.4g}" if array.size else "empty"


# In the activations, on a sample of the training data


class _Activations:
    """Observes what each ReLU, Sigmoid and Tanh gives."""

    def __init__(self) -> None:
        self.seen: list[tuple[Module, NDArray[Any]]] = []
        self.last: Any = None

    def enter(self, module: Any, inputs: tuple[Any, ...]) -> None:
        pass

    def leave(self, module: Any, output: Any) -> None:
        self.last = output
        if isinstance(module, ReLU | Sigmoid | Tanh):
            self.seen.append((module, array_of(output)))


def in_activations(model: Module, X: NDArray[Any], epoch: int) -> list[Advice]:
    """Run some examples through the model in evaluation mode and look at its activations."""
    was_training = model.training
    observer = _Activations()
    try:
        with no_grad(), observed_by(observer):
            output = model.eval()(X)
    finally:
        model.train(was_training)
    paths = {id(module): path for path, module in model.modules()}
    found = []
    for module, activations in observer.seen:
        if activations is array_of(output):
            continue  # the last layer's activation may well be sure of itself
        path = paths.get(id(module), "")
        check = _dead_relus if isinstance(module, ReLU) else _saturated
        advice = check(module, path, activations, epoch)
        if advice is not None:
            found.append(advice)
    return found


def _dead_relus(module: Module, path: str, activations: NDArray[Any], epoch: int) -> Advice | None:
    units = activations.reshape(len(activations), -1) if activations.ndim == 2 else np.moveaxis(activations, 1, -1)
    units = units.reshape(-1, units.shape[-1])
    dead = int(np.sum(~(units > 0).any(axis=0)))
    if dead * 2 <= units.shape[1]:
        return None
    text = (
        f"{dead} of the {units.shape[1]} neurons behind {type(module).__name__} (layer {path}) give 0 for all of "
        f"{len(activations)} examples: no gradient reaches them, they will not learn again. Try a smaller learning "
        f"rate, init.he_normal, or LeakyReLU."
    )
    return Advice("dead-relus", text, epoch)


def _saturated(module: Module, path: str, activations: NDArray[Any], epoch: int) -> Advice | None:
    middle, half = (0.5, 0.5) if isinstance(module, Sigmoid) else (0.0, 1.0)
    share = float(np.mean(np.abs(activations - middle) > 0.98 * half))
    if share <= 0.8:
        return None
    text = (
        f"{share:.0%} of what {type(module).__name__} (layer {path}) gives lies at its ends, where its slope is "
        f"almost 0: hardly any gradient passes. Scale the inputs, start with smaller weights "
        f"(init.glorot_uniform), or use ReLU."
    )
    return Advice("saturated-sigmoids", text, epoch)
