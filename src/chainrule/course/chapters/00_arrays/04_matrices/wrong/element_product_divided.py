# diagnosis: divided
import numpy as np


def element_product(A, B):
    return np.divide(A, B)
