# diagnosis: ones-added-again
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    X = np.column_stack([np.ones(len(X)), X])
    return X.T @ (p - y) / len(y)
