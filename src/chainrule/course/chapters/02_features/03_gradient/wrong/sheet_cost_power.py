# diagnosis: power-turned-round
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(2**errors) / (2 * m)
