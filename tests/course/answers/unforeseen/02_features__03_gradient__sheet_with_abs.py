# cause: The sheet is mended with the absolute values of the errors instead of with their squares.
# diagnosis: absolute-errors
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(np.abs(errors)) / (2 * m)
