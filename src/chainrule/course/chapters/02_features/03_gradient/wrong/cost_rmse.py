# diagnosis: root-taken
import numpy as np


def cost(X, y, theta):
    return np.sqrt(np.mean((X @ theta - y) ** 2))
