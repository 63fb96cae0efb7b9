# diagnosis: products-not-added
import numpy as np


def cost(X, y, theta):
    errors = X * theta - y.reshape(-1, 1)
    return np.sum(errors**2) / (2 * len(y))
