# diagnosis: rolled
import numpy as np


def reverse(x):
    return np.roll(x, -1)
