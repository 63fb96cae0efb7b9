# diagnosis: inputs-not-squared
import numpy as np


def quadratic_features(X):
    return np.column_stack([X[:, 0], X[:, 0] * X[:, 1], X[:, 1]])
