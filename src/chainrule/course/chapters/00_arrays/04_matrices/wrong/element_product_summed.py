# diagnosis: summed-up
import numpy as np


def element_product(A, B):
    return np.sum(A * B)
