# diagnosis: factor m
import numpy as np


def cost(X, y, theta):
    return np.sum((X @ theta - y) ** 2) / 2
