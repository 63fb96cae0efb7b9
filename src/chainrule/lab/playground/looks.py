"""How a network is looked at: its neurons' maps, the window as a layer bends it, one neuron's sum spelt out."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.lab.playground.network import Network

Array = NDArray[Any]

UNKNOWN = 128
"""The byte of a number that is none."""
LINES, POINTS = 13, 49
"""Of the grid that is bent: lines in each direction, and points along each."""


@functools.lru_cache(maxsize=8)
def pixels(side: int, extent: float) -> Array:
    """The centres of side·side pixels of the window, (side², 2), row by row from the top (the largest x2)."""
    at = ((np.arange(side) + 0.5) * 2 / side - 1) * extent
    x1, x2 = np.meshgrid(at, at[::-1])
    centres = np.column_stack([x1.ravel(), x2.ravel()]).astype(np.float32)
    centres.setflags(write=False)
    return centres


def maps(network: Network, side: int, extent: float) -> Array:
    """Every neuron's activation over the window, (neurons, side, side) uint8, from the inputs to the output."""
    first, *hidden, last = network.layers(pixels(side, extent))
    share_of = RANGES.get(network.activation, _around_zero)
    shares = [_around_zero(first), *(share_of(one) for one in hidden), last]
    return _as_bytes(np.concatenate(shares, axis=1)).T.reshape(-1, side, side)


def decision(network: Network, side: int, extent: float) -> Array:
    """The probability of class 1 over the window, (side, side) uint8."""
    return _as_bytes(network.layers(pixels(side, extent))[-1]).reshape(side, side)


def _around_zero(values: Array) -> Array:
    """From -largest..largest to 0..1, where `largest` is each column's own largest size."""
    largest = np.abs(values).max(axis=0)
    share: Array = values / np.where(largest > 0, 2 * largest, 1) + 0.5
    return share


RANGES: dict[str, Callable[[Array], Array]] = {"tanh": lambda a: (a + 1) / 2, "sigmoid": lambda a: a}
"""From an activation's range to 0..1, where it has one."""


def _as_bytes(shares: Array) -> Array:
    """From 0..1 to 0..255."""
    known = np.isfinite(shares)
    scaled = np.rint(255 * np.where(known, shares, 0)).clip(0, 255)
    return np.where(known, scaled, UNKNOWN).astype(np.uint8)


@functools.lru_cache(maxsize=8)
def grid(extent: float) -> Array:
    """A grid of lines in the window (2·LINES·POINTS, 2): those along x1 from bottom to top, then those along x2."""
    across, along = np.linspace(-extent, extent, LINES), np.linspace(-extent, extent, POINTS)
    level, run = (one.ravel() for one in np.meshgrid(across, along, indexing="ij"))
    lines = np.concatenate([np.column_stack([run, level]), np.column_stack([level, run])]).astype(np.float32)
    lines.setflags(write=False)
    return lines


def warp(network: Network, layer: int, axes: tuple[int, int], extent: float) -> Array:
    """The grid as two neurons of a layer see it: (lines, points, 2)."""
    return network.layers(grid(extent))[layer][:, list(axes)].reshape(2 * LINES, POINTS, 2)


def weighted_sum(network: Network, activations: list[Array], layer: int, neuron: int, point: int) -> dict[str, Any]:
    """One neuron's sum for one point, spelt out as plain data.

    `activations` is what every layer gives for the points, as `network.layers` returns it. Layer 0 is the input,
    whose neurons add nothing up.
    """
    found: dict[str, Any] = {
        "layer": layer,
        "index": neuron,
        "point": point,
        "terms": [],
        "bias": None,
        "sum": None,
    }
    found["output"] = number(activations[layer][point, neuron])
    if layer == 0:
        return found
    W, b = network.weights_and_biases()[layer - 1]
    inputs, weights, bias = activations[layer - 1][point], W.data[:, neuron], b.data[neuron]
    products = inputs * weights
    found["terms"] = [
        {
            "name": name(layer - 1, i), "input": number(inputs[i]), "weight": number(weights[i]),
            "product": number(products[i]),
        }
        for i in range(len(inputs))
    ]  # fmt: skip
    return found | {"bias": number(bias), "sum": number(products.sum() + bias)}


def name(layer: int, neuron: int) -> str:
    """How a neuron is called: x1 and x2, then a1,1 and so on."""
    return f"x{neuron + 1}" if layer == 0 else f"a{layer},{neuron + 1}"


def number(value: Any) -> float | None:
    """A number for JSON; None where it is none."""
    return float(value) if math.isfinite(value) else None
