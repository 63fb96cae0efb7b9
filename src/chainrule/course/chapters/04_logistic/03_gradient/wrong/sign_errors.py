# diagnosis: signs-of-errors
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return X.T @ np.sign(p - y) / len(y)
