# diagnosis: same-power
import numpy as np


def probability_of(p, y):
    return np.prod((p**y) * ((1 - p) ** y))
