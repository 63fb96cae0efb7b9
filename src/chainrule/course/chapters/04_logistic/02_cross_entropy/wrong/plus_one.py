# diagnosis: one-inside-the-logs
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * np.log(1 + p) + (1 - y) * np.log(1 + (1 - p)))
