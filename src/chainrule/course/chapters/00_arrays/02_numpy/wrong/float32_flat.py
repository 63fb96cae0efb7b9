# diagnosis: flat
import numpy as np


def as_float32(X):
    return np.array([np.float32(number) for number in X.flat])
