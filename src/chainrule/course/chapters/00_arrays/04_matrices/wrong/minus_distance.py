# diagnosis: distance
import numpy as np


def minus(A, B):
    return np.sqrt(((A - B) ** 2).sum())
