# diagnosis: unstable
import numpy as np


def squared_distances(A, B):
    a2 = np.sum(A**2, axis=1, keepdims=True)
    b2 = np.sum(B**2, axis=1)
    return a2 - 2 * A @ B.T + b2
