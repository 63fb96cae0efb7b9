"""How wrong is a line? For one example, and for all of them in one number."""

import numpy as np


def absolute_error(y_hat, y):
    """Return how far each prediction is from its true value.

    y_hat: (m,) predictions    y: (m,) true values    returns: (m,), one number for each example
    """
    ...


def squared_error(y_hat, y):
    """Return the area of the square over each error.

    y_hat: (m,) predictions    y: (m,) true values    returns: (m,), one number for each example
    """
    ...


def cost(x, y, w, b):
    """Return half the mean squared error of the line w * x + b: one number for all examples.

    x: (m,) inputs    y: (m,) true values    w, b: numbers
    """
    ...
