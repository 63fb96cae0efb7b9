# diagnosis: product-summed
import numpy as np


def quadratic_features(X):
    Q = np.zeros((len(X), 3))
    Q[:, 0] = X[:, 0] ** 2
    Q[:, 1] = X[:, 0] @ X[:, 1]
    Q[:, 2] = X[:, 1] ** 2
    return Q
