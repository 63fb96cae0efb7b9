# diagnosis: summed-to-one
import numpy as np


def hypothesis(X, theta):
    return np.sum(X * theta)
