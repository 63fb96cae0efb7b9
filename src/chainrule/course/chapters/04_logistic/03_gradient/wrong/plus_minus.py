# diagnosis: labels-plus-minus
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    t = np.where(y == 1, 1, -1)
    return X.T @ (p - t) / len(t)
