# diagnosis: cost
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
