# diagnosis: inverse
import numpy as np


def cross_entropy(p, y):
    return np.mean(1 / np.where(y == 1, p, 1 - p))
