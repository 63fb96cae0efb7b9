# diagnosis: root-taken
import numpy as np


def cross_entropy(p, y):
    return np.prod(np.where(y == 1, p, 1 - p)) ** (1 / len(y))
