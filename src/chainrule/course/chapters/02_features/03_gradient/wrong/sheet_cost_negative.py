# diagnosis: negative-cut-off
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(errors[errors > 0]) / (2 * m)
