# diagnosis: size-compared
import numpy as np


def negate_between(x, low, high):
    size = np.abs(x)
    return np.where((size > low) & (size < high), -x, x)
