# diagnosis: twice-as-steep
import numpy as np


def gradient(X, y, theta):
    p = (1 + np.tanh(X @ theta)) / 2
    return X.T @ (p - y) / len(y)
