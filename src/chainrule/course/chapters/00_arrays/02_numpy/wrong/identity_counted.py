# diagnosis: counted
import numpy as np


def identity(n):
    return np.arange(n**2).reshape((n, n))
