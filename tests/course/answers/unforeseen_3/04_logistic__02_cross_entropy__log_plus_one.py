# cause: 1 is added inside both logarithms to avoid log(0), which changes every value.
# diagnosis: one-inside-the-logs
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * np.log(p + 1) + (1 - y) * np.log(1 - p + 1))
