# cause: np.gradient gives the differences between neighbouring examples and not the derivatives by theta.
# diagnosis: np-gradient
import numpy as np


def gradient(X, y, theta):
    squared = (X @ theta - y) ** 2 / 2
    return np.gradient(squared)
