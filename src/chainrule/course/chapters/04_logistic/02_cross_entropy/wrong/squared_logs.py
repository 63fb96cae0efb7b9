# diagnosis: squared-logs
import numpy as np


def cross_entropy(p, y):
    return np.mean(np.log(np.where(y == 1, p, 1 - p)) ** 2)
