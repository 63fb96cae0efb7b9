# diagnosis: filled-with-n
import numpy as np


def null_vector(n):
    v = np.array([n])
    return v
