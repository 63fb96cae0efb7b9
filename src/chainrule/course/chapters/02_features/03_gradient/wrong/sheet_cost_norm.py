# diagnosis: root-taken
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sqrt(np.sum(errors**2)) / (2 * m)
