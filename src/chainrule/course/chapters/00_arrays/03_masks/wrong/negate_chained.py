# diagnosis: raised
import numpy as np


def negate_between(x, low, high):
    return np.where(low < x < high, -x, x)
