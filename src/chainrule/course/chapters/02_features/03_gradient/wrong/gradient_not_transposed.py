# diagnosis: x-not-transposed
import numpy as np


def gradient(X, y, theta):
    m = len(y)
    error = np.dot(X, theta) - y
    return np.dot(X, error) / m
