# diagnosis: places-of-sorted
import numpy as np


def reverse(x):
    return np.argsort(-x)
