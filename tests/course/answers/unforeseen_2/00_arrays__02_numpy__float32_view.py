# cause: view(np.float32) reads the bytes of the old numbers anew as float32 instead of converting the numbers
# diagnosis: bytes-reinterpreted
import numpy as np


def as_float32(X):
    return X.copy().view(np.float32)
