"""Column by column, with two tests: is this value lower, is this column constant?"""

import numpy as np


def fit_range(X):
    low, high = [], []
    for column in np.asarray(X).T:
        low.append(min(column))
        high.append(max(column))
    return np.array(low), np.array(high)


def scale(X, low, high):
    scaled = np.zeros(X.shape)
    for j in range(X.shape[1]):
        if high[j] > low[j]:
            scaled[:, j] = -1 + 2 * (X[:, j] - low[j]) / (high[j] - low[j])
    return scaled
