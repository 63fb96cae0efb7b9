# diagnosis: sigmoid-applied
import numpy as np


def gradient(X, y, theta):
    h = 1 / (1 + np.exp(-(X @ theta)))
    return X.T @ (h - y) / len(y)
