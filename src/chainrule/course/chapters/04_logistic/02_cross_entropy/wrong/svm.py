# diagnosis: hinge
import numpy as np


def cross_entropy(p, y):
    t = np.where(y == 1, 1, -1)
    return np.mean(np.maximum(0, 1 - t * p))
