# diagnosis: median-for-mean
import numpy as np


def cost(X, y, theta):
    return np.median((X @ theta - y) ** 2) / 2
