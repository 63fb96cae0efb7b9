"""The gradient of the cross-entropy by a formula, and the gradient of any function by trying."""

import numpy as np


def gradient(X, y, theta):
    """Return the gradient of the mean cross-entropy of the probabilities sigmoid(X @ theta).

    X: (m, n) with its column of ones    y: (m,) labels, 0 or 1    theta: (n,)    result: (n,)
    """
    ...


def numeric_gradient(f, theta, h):
    """Return the gradient of f at theta by central differences: one component after the other is moved by h.

    f: a function of theta that returns a number    theta: (n,) is not changed    h: a small number    result: (n,)
    """
    ...
