# cause: fit_range takes the smallest and largest number of the whole table instead of each column's own.
# diagnosis: whole-array
import numpy as np


def fit_range(X):
    low = np.min(X)
    high = np.max(X)
    return low, high
