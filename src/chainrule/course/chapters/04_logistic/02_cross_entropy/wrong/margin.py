# diagnosis: labels-plus-minus
import numpy as np


def cross_entropy(p, y):
    return np.mean(np.log(1 + np.exp(-y * p)))
