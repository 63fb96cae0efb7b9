# diagnosis: range
import numpy as np


def min_max(x):
    return np.ptp(x)
