# diagnosis: nan-filled
import numpy as np


def null_vector(n):
    return np.array([np.nan] * n)
