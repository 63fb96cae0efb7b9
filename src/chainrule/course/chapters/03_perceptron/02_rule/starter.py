"""The perceptron's rule: after each mistake, a step towards the point or away from it."""

import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    """Go once over all points in their order, and return the new (w, b).

    After each mistake w and b change, and the next point is already judged with the new ones. The w of the caller
    stays as it was.

    X: (m, n) points    y: (m,) labels, 0 or 1    w: (n,) weights    b, learning_rate: numbers
    """
    ...


def train(X, y, learning_rate, epochs, rng):
    """Start with all weights and the bias at zero, go over the points up to `epochs` times, and return (w, b).

    Each epoch takes the points in a new order, drawn from rng. Training stops early once all points are right.

    X: (m, n) points    y: (m,) labels, 0 or 1    rng: a numpy.random.Generator
    """
    ...
