# diagnosis: every-entry-with-every
import numpy as np


def element_product(A, B):
    return np.kron(A, B)
