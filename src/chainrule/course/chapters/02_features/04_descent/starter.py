"""Gradient descent for any number of features, with the history of the cost."""

import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    """Return (theta, history): theta after all steps, and the cost before the first step and after each.

    X: (m, n) with a first column of ones    y: (m,)    theta: (n,) where to start; it must stay as it is
    learning_rate: a number    steps: a whole number, 0 is allowed    history: steps + 1 numbers
    """
    ...
