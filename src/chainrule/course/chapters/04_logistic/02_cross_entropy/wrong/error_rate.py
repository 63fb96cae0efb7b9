# diagnosis: share-wrong
import numpy as np


def cross_entropy(p, y):
    return np.mean((p > 0.5) != (y == 1))
