# diagnosis: class-for-number
import numpy as np


def hypothesis(X, theta):
    return np.where(X @ theta > 0, 1, 0)
