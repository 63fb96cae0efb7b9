# diagnosis: sigmoid-applied
import numpy as np


def cost(X, y, theta):
    h = 1 / (1 + np.exp(-X @ theta))
    return np.sum((h - y) ** 2) / (2 * len(y))
