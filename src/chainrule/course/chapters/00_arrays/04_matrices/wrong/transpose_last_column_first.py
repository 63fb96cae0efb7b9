# diagnosis: last-column-first
import numpy as np


def transpose(A):
    return np.fliplr(A)
