# diagnosis: np-gradient
import numpy as np


def gradient(X, y, theta):
    J = np.sum((X @ theta - y) ** 2) / (2 * len(y))
    return np.gradient(J, theta)
