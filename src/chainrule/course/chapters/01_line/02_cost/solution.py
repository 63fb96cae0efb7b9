"""How wrong is a line? For one example, and for all of them in one number."""

import numpy as np


def absolute_error(y_hat, y):
    return np.abs(y_hat - y)


def squared_error(y_hat, y):
    return (y_hat - y) ** 2


def cost(x, y, w, b):
    y_hat = w * x + b
    return np.mean(squared_error(y_hat, y)) / 2
