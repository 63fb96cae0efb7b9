# diagnosis: factor 1/n
import numpy as np


def hypothesis(X, theta):
    return np.mean(X * theta, axis=1)
