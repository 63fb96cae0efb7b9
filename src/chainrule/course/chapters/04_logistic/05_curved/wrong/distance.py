# diagnosis: radius
import numpy as np


def quadratic_features(X):
    return np.sum(X**2, axis=1)
