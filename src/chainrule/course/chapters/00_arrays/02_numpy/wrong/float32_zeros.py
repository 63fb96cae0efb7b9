# diagnosis: zeros
import numpy as np


def as_float32(X):
    return np.zeros_like(X, dtype=np.float32)
