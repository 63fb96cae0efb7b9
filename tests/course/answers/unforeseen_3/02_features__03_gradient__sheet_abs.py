# cause: sheet_cost is mended with absolute errors instead of squared ones.
# diagnosis: absolute-errors
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(np.abs(errors)) / (2 * m)
