# diagnosis: one-column-only
import numpy as np


def fit_range(X):
    for j in range(X.shape[1]):
        low = min(X[:, j])
        high = max(X[:, j])
    return low, high
