# diagnosis: sums-multiplied
import numpy as np


def hypothesis(X, theta):
    return np.sum(X, axis=1) * np.sum(theta)
