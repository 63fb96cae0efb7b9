# diagnosis: absolute-error
import numpy as np


def cross_entropy(p, y):
    return np.mean(abs(y - p))
