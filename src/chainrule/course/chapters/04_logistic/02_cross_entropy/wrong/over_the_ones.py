# diagnosis: divided-by-the-ones
import numpy as np


def cross_entropy(p, y):
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / y.sum()
