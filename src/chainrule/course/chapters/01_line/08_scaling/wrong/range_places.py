# diagnosis: places
import numpy as np


def fit_range(X):
    return np.argmin(X, axis=0), np.argmax(X, axis=0)
