# diagnosis: whole-numbers
import numpy as np


def scale(X, low, high):
    scaled = np.zeros_like(X)
    for j in range(X.shape[1]):
        if low[j] < high[j]:
            scaled[:, j] = 2 * (X[:, j] - low[j]) / (high[j] - low[j]) - 1
    return scaled
