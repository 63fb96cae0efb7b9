# diagnosis: reshaped
import numpy as np


def quadratic_features(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.array([x1**2, x1 * x2, x2**2]).reshape(len(X), 3)
