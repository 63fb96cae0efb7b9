# diagnosis: element-wise-product
import numpy as np


def product(A, B):
    return np.multiply(A, B)
