# diagnosis: bounds-only
import numpy as np


def negate_between(x, low, high):
    return np.array([-v if v in (low, high) else v for v in x])
