# diagnosis: to-the-power
import numpy as np


def element_product(A, B):
    return np.power(A, B)
