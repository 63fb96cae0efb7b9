# cause: np.hstack is given the two arrays as separate arguments instead of one list of arrays, which raises a TypeError.
# diagnosis: list-missing
import numpy as np


def add_bias_column(X):
    m = len(X)
    ones = np.ones((m, 1))
    return np.hstack(ones, X)
