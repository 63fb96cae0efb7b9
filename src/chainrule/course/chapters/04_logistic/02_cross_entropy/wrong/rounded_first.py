# diagnosis: decisions
import numpy as np


def probability_of(p, y):
    p = np.round(p)
    return np.prod(np.where(y == 1, p, 1 - p))
