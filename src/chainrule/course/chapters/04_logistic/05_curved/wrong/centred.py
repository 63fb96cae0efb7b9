# diagnosis: centred-first
import numpy as np


def quadratic_features(X):
    a = X[:, 0] - np.mean(X[:, 0])
    b = X[:, 1] - np.mean(X[:, 1])
    return np.column_stack([a**2, a * b, b**2])
