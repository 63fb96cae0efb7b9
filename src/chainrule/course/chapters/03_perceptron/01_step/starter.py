"""From a score to a decision: the step, and the perceptron's prediction."""

import numpy as np


def step(z):
    """Return 1 where z is at least 0, and 0 elsewhere.

    z: a number, or an array of any shape; the result has the same shape
    """
    ...


def predict(X, w, b):
    """Return the class of every point, (m,), 0 or 1: the step of w · x + b.

    X: (m, n) points, one a row    w: (n,) weights    b: a number
    """
    ...
