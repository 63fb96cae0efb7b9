# cause: the error is halved before it is squared, so the result is a quarter and not a half of the mean square
# diagnosis: factor 1/2
import numpy as np


def cost(x, y, w, b):
    half_errors = (w * x + b - y) / 2
    return np.mean(half_errors**2)
