# diagnosis: same-weight
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * (np.log(p) + np.log(1 - p)))
