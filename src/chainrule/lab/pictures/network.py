"""The playground: a small network in training, its neurons' maps, its weights, and how good it is."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import ArgumentError
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Flag, Maybe, Number, Rows, Whole, Wholes
from chainrule.lab.pictures.picture import Functions, Memory, picture
from chainrule.lab.pictures.results import array
from chainrule.lab.pictures.results import number as result
from chainrule.lab.playground import Configuration, Figures, Training
from chainrule.lab.playground.advice import advice_on
from chainrule.lab.playground.looks import decision, maps, number, warp, weighted_sum

Array = NDArray[Any]

SECONDS = 1.2
"""The longest that one frame may train; what is left, the next frames take on."""

NETWORK = """
from types import SimpleNamespace

from chainrule.lab.playground import Configuration, Training
from chainrule.lab.playground.looks import pixels

functions = SimpleNamespace(sigmoid=sigmoid, cross_entropy_from_logits=cross_entropy_from_logits, gradient=gradient)
training = Training(
    Configuration(
        data, samples, noise, validation, seed, tuple(map(tuple, points)), tuple(layers), activation, optimizer,
        learning_rate, schedule, batch_size, l1, l2, dropout,
    ),
    functions,
)
training.go_to(step)
print(training.figures())

examples, extent = training.examples, training.examples.extent
p = training.network.layers(pixels(look_decision, extent))[-1].reshape(look_decision, look_decision)
plt.imshow(p, extent=(-extent, extent, -extent, extent), cmap="RdBu_r", vmin=0, vmax=1, alpha=0.6)
for label, color in ((0, "tab:blue"), (1, "tab:red")):
    plt.scatter(*examples.X[examples.y == label].T, s=12, color=color)
plt.title(f"after {training.step} steps")
"""


@picture(
    "network",
    needs={
        "sigmoid": "logistic-sigmoid",
        "cross_entropy_from_logits": "logistic-cross-entropy",
        "gradient": "logistic-gradient",
    },
    script=NETWORK,
    remembers=True,
    data=Choice(("circles", "moons", "xor", "spirals", "blobs", "own")),
    samples=Whole(500, 20, 500),
    noise=Number(0.1, 0, 0.5),
    validation=Number(0.2, 0, 0.5),
    seed=Whole(0, 0, 999),
    points=Rows((), 3, 500, -10, 10),
    layers=Wholes((8, 8), 5, 1, 16),
    activation=Choice(("tanh", "relu", "sigmoid", "linear")),
    optimizer=Choice(("adam", "sgd", "momentum", "rmsprop")),
    learning_rate=Number(0.01, 1e-4, 3),
    schedule=Choice(("constant", "step", "exponential", "inverse", "cosine")),
    batch_size=Whole(25, 1, 500),
    l1=Number(0, 0, 0.1),
    l2=Number(0, 0, 0.1),
    dropout=Number(0, 0, 0.8),
    step=Whole(0, 0, 1_000_000),
    look_maps=Whole(24, 16, 64),
    look_decision=Whole(64, 32, 128),
    look_gradients=Flag(),
    look_layer=Maybe(Whole(0, 0, 6)),
    look_neuron=Maybe(Whole(0, 0, 15)),
    look_point=Whole(0, 0, 499),
    look_warp=Maybe(Whole(0, 0, 6)),
    look_warp_x=Whole(0, 0, 15),
    look_warp_y=Whole(1, 0, 15),
)
def network(functions: Functions, memory: Memory, *, step: int, **controls: Any) -> Frame:
    """A network after `step` steps, or as many as there is time for, and how it is looked at."""
    looks = {name: controls.pop(name) for name in list(controls) if name.startswith("look_")}
    training = _training(functions, memory, Configuration(**controls))
    training.go_to(step, SECONDS)
    extent, diverged = training.examples.extent, training.is_diverged(step)
    now = training.figures()
    activations = training.network.layers(training.examples.X)
    arrays = {
        "maps": maps(training.network, looks["look_maps"], extent),
        "decision": decision(training.network, looks["look_decision"], extent),
        "points": training.examples.X,
        "labels": training.examples.y.astype(np.uint8),
        "held_out": training.examples.held_out,
        **_weights(training, gradients=looks["look_gradients"] and training.batches is not None),
        **_curves(training),
        **_warped(training, activations, looks["look_warp"], looks["look_warp_x"], looks["look_warp_y"]),
    }
    values = {
        **_progress(training),
        **_figures(now),
        "diverged": diverged,
        "extent": extent,
        "waiting": training.examples.waiting,
        "advice": advice_on(training, now, diverged),
        "sizes": [layer.shape[1] for layer in activations],
        "neuron": _neuron(training, activations, looks["look_layer"], looks["look_neuron"], looks["look_point"]),
    }
    return Frame(values, arrays)


def _training(functions: Functions, memory: Memory, configuration: Configuration) -> Training:
    """The training that is remembered, if it is of this configuration and on these functions; else a new one."""
    if memory.get("of") != (configuration, functions):
        memory["training"] = Training(configuration, _seen_through(functions))
        memory["of"] = configuration, functions
    training: Training = memory["training"]
    return training


def _seen_through(functions: Functions) -> Functions:
    """The same functions; what they give is known to be numbers of the right shape."""
    return Functions(
        sigmoid=lambda z: array("sigmoid", functions.sigmoid(z), z.shape),
        cross_entropy_from_logits=lambda z, y: result(
            "cross_entropy_from_logits", functions.cross_entropy_from_logits(z, y)
        ),
        gradient=lambda X, y, theta: array("gradient", functions.gradient(X, y, theta), theta.shape),
    )


def _progress(training: Training) -> dict[str, Any]:
    return {
        "step": training.step,
        "epoch": training.epoch,
        "steps_per_epoch": training.steps_per_epoch,
        "learning_rate": training.configuration.rate(training.epoch),
        "n_training": int(np.count_nonzero(~training.examples.held_out)),
        "n_validation": int(np.count_nonzero(training.examples.held_out)),
    }


def _figures(now: Figures) -> dict[str, float | None]:
    return {name: number(value) for name, value in now._asdict().items()}


def _weights(training: Training, *, gradients: bool) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for i, (W, b) in enumerate(training.network.weights_and_biases()):
        found[f"weights_{i}"], found[f"biases_{i}"] = W.data, b.data
    if gradients:
        found |= {f"gradients_{i}": one for i, one in enumerate(training.gradients())}
    return found


def _curves(training: Training) -> dict[str, Array]:
    curves = training.record.until(training.epoch)
    found = {"curve_epoch": curves.epoch, "curve_loss": curves.loss, "curve_accuracy": curves.accuracy}
    if training.examples.held_out.any():
        found["curve_validation"] = curves.validation_loss
        found["curve_validation_accuracy"] = curves.validation_accuracy
    return found


def _warped(training: Training, activations: list[Array], layer: int | None, x: int, y: int) -> dict[str, Array]:
    if layer is None:
        return {}
    size = _demand("look_warp", layer, [one.shape[1] for one in activations])
    axes = _demand_below("look_warp_x", x, size), _demand_below("look_warp_y", y if size > 1 else 0, size)
    return {
        "warp": warp(training.network, layer, axes, training.examples.extent),
        "warp_points": activations[layer][:, list(axes)],
    }


def _neuron(
    training: Training, activations: list[Array], layer: int | None, neuron: int | None, point: int
) -> dict[str, Any] | None:
    if layer is None or neuron is None or not len(training.examples.X):
        return None
    size = _demand("look_layer", layer, [one.shape[1] for one in activations])
    _demand_below("look_neuron", neuron, size)
    _demand_below("look_point", point, len(training.examples.X))
    return weighted_sum(training.network, activations, layer, neuron, point)


def _demand(control: str, layer: int, sizes: list[int]) -> int:
    """The size of a layer that there is."""
    return sizes[_demand_below(control, layer, len(sizes))]


def _demand_below(control: str, value: int, end: int) -> int:
    """A number below `end`, which depends on the network or on the points."""
    if value >= end:
        raise ArgumentError(
            f"the control {control} points at nothing", expected=f"from 0 to {end - 1}", given=str(value)
        )
    return value
