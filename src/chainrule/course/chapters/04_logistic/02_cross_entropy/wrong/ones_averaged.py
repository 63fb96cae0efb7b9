# diagnosis: zeros-lost
import numpy as np


def cross_entropy(p, y):
    return -np.average(np.log(p), weights=y)
