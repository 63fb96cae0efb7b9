# diagnosis: summed-over-b
import numpy as np


def squared_distances(A, B):
    D = A[:, None, :] - B[None, :, :]
    return np.sum(D**2, axis=1)
