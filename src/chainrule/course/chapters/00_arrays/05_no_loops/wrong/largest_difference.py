# diagnosis: largest-difference
import numpy as np


def squared_distances(A, B):
    differences = A[:, None, :] - B[None, :, :]
    return np.max(differences**2, axis=-1)
