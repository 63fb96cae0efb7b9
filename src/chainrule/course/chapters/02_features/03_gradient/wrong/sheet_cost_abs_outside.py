# diagnosis: absolute-of-the-mean
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return abs(np.sum(errors)) / (2 * m)
