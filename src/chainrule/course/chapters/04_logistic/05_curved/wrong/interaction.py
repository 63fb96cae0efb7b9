# diagnosis: interaction-only
import numpy as np


def quadratic_features(X):
    return np.column_stack([X, X[:, 0] * X[:, 1]])
