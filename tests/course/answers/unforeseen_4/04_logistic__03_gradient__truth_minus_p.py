# cause: The error is taken as y - p instead of p - y, so the gradient has the opposite sign.
# diagnosis: factor -1
import numpy as np


def gradient(X, y, theta):
    z = np.clip(X @ theta, -500, 500)
    p = 1 / (1 + np.exp(-z))
    m = len(y)
    return X.T @ (y - p) / m
