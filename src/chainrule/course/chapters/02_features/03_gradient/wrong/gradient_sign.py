# diagnosis: factor -1
import numpy as np


def gradient(X, y, theta):
    m = len(y)
    return np.dot(X.T, y - np.dot(X, theta)) / m
