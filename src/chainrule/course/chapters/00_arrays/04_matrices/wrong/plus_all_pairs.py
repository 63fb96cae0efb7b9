# diagnosis: all-pairs
import numpy as np


def plus(A, B):
    return np.array([[a + b for b in B] for a in A])
