# diagnosis: distance-for-product
import numpy as np


def hypothesis(X, theta):
    return np.sqrt(np.sum((X - theta) ** 2, axis=1))
