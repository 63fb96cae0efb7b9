# right: hypot for the size, the mean of squares as variance plus squared mean, an extra keyword with a default
import numpy as np


def absolute_error(y_hat, y):
    return np.hypot(y_hat - y, 0)


def squared_error(y_hat, y):
    return np.abs(y - y_hat) ** 2.0


def cost(x, y, w, b, *, share=0.5):
    errors = y - b - w * x
    return share * (errors.var() + errors.mean() ** 2)
