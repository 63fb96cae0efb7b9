# diagnosis: derivative-by-x
import numpy as np


def gradient(X, y, theta):
    error = np.mean(X @ theta - y)
    return error * theta
