# diagnosis: summed-then-squared
import numpy as np


def squared_distances(A, B):
    D = A[:, None, :] - B[None, :, :]
    return np.sum(D, axis=-1) ** 2
