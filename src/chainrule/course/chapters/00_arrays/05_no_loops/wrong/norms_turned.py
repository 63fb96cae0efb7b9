# diagnosis: norms-turned
import numpy as np


def squared_distances(A, B):
    a = np.sum(A**2, axis=1)
    b = np.sum(B**2, axis=1)
    return a[None, :] + b[:, None] - 2 * (A @ B.T)
