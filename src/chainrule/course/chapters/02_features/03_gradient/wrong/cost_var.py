# diagnosis: variance-of-errors
import numpy as np


def cost(X, y, theta):
    return np.var(X @ theta - y) / 2
