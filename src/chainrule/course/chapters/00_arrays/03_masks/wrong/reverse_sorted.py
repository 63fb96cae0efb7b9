# diagnosis: sorted
import numpy as np


def reverse(x):
    return np.array(sorted(x, reverse=True))
