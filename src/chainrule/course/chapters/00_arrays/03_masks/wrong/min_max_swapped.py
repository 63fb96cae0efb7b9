# diagnosis: results-swapped
import numpy as np


def min_max(x):
    return np.max(x), np.min(x)
