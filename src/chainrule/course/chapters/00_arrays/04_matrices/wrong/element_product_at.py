# diagnosis: matrix-product
import numpy as np


def element_product(A, B):
    return np.dot(A, B)
