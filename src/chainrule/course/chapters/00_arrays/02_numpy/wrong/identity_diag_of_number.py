# diagnosis: diagonal-of-a-number
import numpy as np


def identity(n):
    return np.diag(n)
