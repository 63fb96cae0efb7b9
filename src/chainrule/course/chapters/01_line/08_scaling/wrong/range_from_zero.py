# diagnosis: starts-at-zero
import numpy as np


def fit_range(X):
    low, high = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for row in X:
        low = np.minimum(low, row)
        high = np.maximum(high, row)
    return low, high
