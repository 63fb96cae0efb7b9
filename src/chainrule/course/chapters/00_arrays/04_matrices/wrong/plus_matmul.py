# diagnosis: matrix-product
import numpy as np


def plus(A, B):
    return np.dot(A, B)
