# diagnosis: weighed-with-theta
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return np.mean(p - y) * theta
