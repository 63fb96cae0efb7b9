# diagnosis: slope-alone
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return X.T @ (p * (1 - p)) / len(y)
