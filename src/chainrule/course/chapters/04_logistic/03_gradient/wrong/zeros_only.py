# diagnosis: zeros-only
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    zeros = y == 0
    return X[zeros].T @ p[zeros] / len(y)
