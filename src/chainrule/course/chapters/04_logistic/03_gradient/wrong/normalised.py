# diagnosis: unit-length
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    g = X.T @ (p - y) / len(y)
    return g / np.sqrt(np.sum(g**2))
