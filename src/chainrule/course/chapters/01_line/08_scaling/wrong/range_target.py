# diagnosis: target-range
import numpy as np


def fit_range(X):
    n = X.shape[1]
    return np.full(n, -1.0), np.full(n, 1.0)
