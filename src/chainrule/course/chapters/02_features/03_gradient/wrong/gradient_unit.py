# diagnosis: unit-length
import numpy as np


def gradient(X, y, theta):
    g = X.T @ (X @ theta - y) / len(y)
    return g / np.sqrt(np.sum(g**2))
