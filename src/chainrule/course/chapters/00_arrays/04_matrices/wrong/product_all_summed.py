# diagnosis: all-summed
import numpy as np


def product(A, B):
    return np.sum(A * B)
