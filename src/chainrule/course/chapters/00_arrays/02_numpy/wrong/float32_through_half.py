# diagnosis: half-precision
import numpy as np


def as_float32(X):
    smaller = np.float16(X)
    return np.float32(smaller)
