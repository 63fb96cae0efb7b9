# diagnosis: columns-counted
import numpy as np


def count_nan(X):
    count = 0
    for column in X.T:
        if np.isnan(column).any():
            count += 1
    return count
