# cause: high = low makes both names stand for the same array, so that the two searches overwrite each other and low and high come out equal.
# diagnosis: high-is-low
import numpy as np


def fit_range(X):
    low = X[0].copy()
    high = low
    for row in X:
        for j in range(len(row)):
            if row[j] < low[j]:
                low[j] = row[j]
            if row[j] > high[j]:
                high[j] = row[j]
    return low, high
