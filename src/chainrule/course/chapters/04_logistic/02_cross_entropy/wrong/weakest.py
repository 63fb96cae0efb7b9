# diagnosis: least-alone
import numpy as np


def probability_of(p, y):
    return min(np.where(y == 1, p, 1 - p))
