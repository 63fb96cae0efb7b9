# diagnosis: squared-apart
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = (X @ theta) ** 2 - y**2
    return np.sum(errors) / (2 * m)
