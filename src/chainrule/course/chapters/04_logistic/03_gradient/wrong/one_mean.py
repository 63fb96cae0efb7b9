# diagnosis: one-number-for-all
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return np.mean((p - y).reshape(-1, 1) * X)
