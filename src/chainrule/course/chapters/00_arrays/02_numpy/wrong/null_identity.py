# diagnosis: matrix
import numpy as np


def null_vector(n):
    return np.identity(n)
