# diagnosis: root-taken
import numpy as np


def probability_of(p, y):
    return np.prod(p**y * (1 - p) ** (1 - y)) ** (1 / len(y))
