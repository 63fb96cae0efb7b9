# diagnosis: errors-along-rows
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.mean(errors * X, axis=0)
