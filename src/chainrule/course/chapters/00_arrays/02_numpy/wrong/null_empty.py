# diagnosis: empty
import numpy as np


def null_vector(n):
    return np.full(0, n)
