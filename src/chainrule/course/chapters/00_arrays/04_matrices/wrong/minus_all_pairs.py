# diagnosis: all-pairs
import numpy as np


def minus(A, B):
    return np.array([[a - b for b in B] for a in A])
