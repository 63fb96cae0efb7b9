# diagnosis: spread-of-errors
import numpy as np


def cost(X, y, theta):
    return np.std(y - X @ theta)
