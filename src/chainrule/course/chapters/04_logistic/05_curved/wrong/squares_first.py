# diagnosis: squares-multiplied
import numpy as np


def quadratic_features(X):
    a, b = X[:, 0] ** 2, X[:, 1] ** 2
    return np.column_stack([a, a * b, b])
