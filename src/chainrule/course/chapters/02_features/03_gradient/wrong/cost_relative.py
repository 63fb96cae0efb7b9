# diagnosis: relative-errors
import numpy as np


def cost(X, y, theta):
    return 0.5 * np.mean(((X @ theta - y) / y) ** 2)
