# diagnosis: x-forgotten
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.sum(errors) / len(errors)
