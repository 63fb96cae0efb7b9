# diagnosis: exponential
import numpy as np


def squared_error(y_hat, y):
    return np.exp(y_hat - y)
