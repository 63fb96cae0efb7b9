# diagnosis: table-of-errors
import numpy as np


def cost(X, y, theta):
    h = X @ theta.reshape(-1, 1)
    return 1 / 2 * np.mean((h - y) ** 2)
