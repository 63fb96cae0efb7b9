# diagnosis: second-derivatives
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return X.T @ np.diag(p * (1 - p)) @ X / len(y)
