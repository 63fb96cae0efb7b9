# diagnosis: divided-by-the-weights
import numpy as np


def hypothesis(X, theta):
    return np.array([np.average(row, weights=theta) for row in X])
