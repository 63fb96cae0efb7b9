# diagnosis: clipped
import numpy as np


def negate_between(x, low, high):
    return -np.clip(x, low, high)
