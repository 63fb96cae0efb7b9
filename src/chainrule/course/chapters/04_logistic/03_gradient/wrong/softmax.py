# diagnosis: softmax
import numpy as np


def gradient(X, y, theta):
    e = np.exp(X @ theta)
    p = e / np.sum(e)
    return X.T @ (p - y) / len(y)
