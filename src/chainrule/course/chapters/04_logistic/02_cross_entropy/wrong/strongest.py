# diagnosis: greatest-alone
import numpy as np


def probability_of(p, y):
    return max(np.where(y == 1, p, 1 - p))
