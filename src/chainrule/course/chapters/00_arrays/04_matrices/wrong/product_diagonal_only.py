# diagnosis: diagonal-only
import numpy as np


def product(A, B):
    return np.einsum("ij,ji->i", A, B)
