# diagnosis: mask-returned
import numpy as np


def negate_between(x, low, high):
    return np.logical_and(x > low, x < high)
