# diagnosis: complement
import numpy as np


def probability_of(p, y):
    return 1 - np.prod(np.where(y == 1, p, 1 - p))
