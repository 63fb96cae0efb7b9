# diagnosis: all-rows-multiplied
import numpy as np


def quadratic_features(X):
    return np.dot(X, X.T)
