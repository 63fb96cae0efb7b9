# diagnosis: summed-over-examples
import numpy as np


def hypothesis(X, theta):
    return np.sum(X * theta, axis=0)
