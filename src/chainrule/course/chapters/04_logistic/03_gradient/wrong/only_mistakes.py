# diagnosis: mistakes-only
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    wrong = np.round(p) != y
    return X[wrong].T @ (p - y)[wrong] / len(y)
