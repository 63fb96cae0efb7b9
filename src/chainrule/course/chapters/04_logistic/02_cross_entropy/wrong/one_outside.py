# diagnosis: one-minus-log
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * (1 - np.log(p)))
