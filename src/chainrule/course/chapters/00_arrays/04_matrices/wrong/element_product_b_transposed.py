# diagnosis: b-transposed
import numpy as np


def element_product(A, B):
    return np.multiply(A, B.transpose())
