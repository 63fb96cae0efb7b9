# diagnosis: share-right
import numpy as np


def probability_of(p, y):
    return np.mean(np.round(p) == y)
