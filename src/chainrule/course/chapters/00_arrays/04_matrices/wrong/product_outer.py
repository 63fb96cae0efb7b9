# diagnosis: every-entry-with-every
import numpy as np


def product(A, B):
    return np.outer(A, B)
