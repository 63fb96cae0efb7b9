# diagnosis: non-zero-counted
import numpy as np


def count_nan(X):
    return np.count_nonzero(X)
