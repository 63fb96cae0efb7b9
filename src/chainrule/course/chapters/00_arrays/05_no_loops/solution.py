"""The squared distance of every point from every other: all pairs at once, without a loop."""

import numpy as np


def squared_distances(A, B):
    differences = A[:, None, :] - B[None, :, :]
    return np.sum(differences**2, axis=2)
