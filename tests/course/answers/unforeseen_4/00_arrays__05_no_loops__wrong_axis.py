# cause: The squares are summed over axis 1, the points of B, instead of over axis 2, the coordinates.
# diagnosis: summed-over-b
import numpy as np


def squared_distances(A, B):
    diff = A[:, np.newaxis, :] - B[np.newaxis, :, :]
    return (diff ** 2).sum(axis=1)
