# diagnosis: rows-with-rows
import numpy as np


def element_product(A, B):
    return np.inner(A, B)
