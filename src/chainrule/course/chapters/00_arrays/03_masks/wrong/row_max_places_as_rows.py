# diagnosis: places-as-rows
import numpy as np


def row_max(X):
    best = np.argmax(X, axis=1)
    return X[best]
