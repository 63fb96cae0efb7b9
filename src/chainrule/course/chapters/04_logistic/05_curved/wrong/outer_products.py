# diagnosis: extra-axis
import numpy as np


def quadratic_features(X):
    return np.array([np.outer(x, x) for x in X])
