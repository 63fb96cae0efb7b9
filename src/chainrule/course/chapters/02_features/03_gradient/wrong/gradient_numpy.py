# diagnosis: np-gradient
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    J = errors**2 / 2
    return np.gradient(J)
