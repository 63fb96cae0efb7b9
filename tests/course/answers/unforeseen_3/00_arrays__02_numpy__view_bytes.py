# cause: as_float32 reinterprets the bytes of X with view instead of converting the numbers.
# diagnosis: bytes-reinterpreted
import numpy as np


def as_float32(X):
    Y = X.copy()
    return Y.view(np.float32)
