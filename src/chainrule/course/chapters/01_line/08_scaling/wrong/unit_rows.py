# diagnosis: rows-to-unit-length
import numpy as np


def scale(X, low, high):
    return np.array([row / np.sqrt(np.sum(row ** 2)) for row in X])
