# diagnosis: bias-left-out
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    g = np.zeros(len(theta))
    g[1:] = X[:, 1:].T @ (p - y) / len(y)
    return g
