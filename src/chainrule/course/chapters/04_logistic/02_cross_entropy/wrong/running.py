# diagnosis: running-product
import numpy as np


def probability_of(p, y):
    return np.cumprod(np.where(y == 1, p, 1 - p))
