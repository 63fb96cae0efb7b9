# diagnosis: stopped-at-p
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    dp = -y / p + (1 - y) / (1 - p)
    return X.T @ dp / len(y)
