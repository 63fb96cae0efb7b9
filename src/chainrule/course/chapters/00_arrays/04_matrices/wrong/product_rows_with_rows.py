# diagnosis: rows-with-rows
import numpy as np


def product(A, B):
    return np.inner(A, B)
