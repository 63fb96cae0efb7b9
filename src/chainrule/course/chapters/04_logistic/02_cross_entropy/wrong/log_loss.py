# diagnosis: cost
import numpy as np


def probability_of(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
