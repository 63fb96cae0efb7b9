# diagnosis: bias-dropped
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return X[:, 1:].T @ (p - y) / len(y)
