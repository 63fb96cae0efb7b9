# cause: np.array puts the three features below each other as rows, so the result is (3, m) instead of (m, 3).
# diagnosis: rows-for-columns
import numpy as np


def quadratic_features(X):
    x1 = X[:, 0]
    x2 = X[:, 1]
    return np.array([x1 ** 2, x1 * x2, x2 ** 2])
