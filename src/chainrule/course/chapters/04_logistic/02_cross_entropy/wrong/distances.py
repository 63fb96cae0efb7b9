# diagnosis: distances
import numpy as np


def probability_of(p, y):
    return np.sum(np.abs(y - p))
