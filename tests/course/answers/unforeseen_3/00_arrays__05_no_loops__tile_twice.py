# cause: The points of A are tiled like those of B instead of each being repeated, so the wrong points are paired.
# diagnosis: pairs-mistaken
import numpy as np


def squared_distances(A, B):
    m = A.shape[0]
    k = B.shape[0]
    left = np.tile(A, (k, 1))
    right = np.tile(B, (m, 1))
    d = ((left - right) ** 2).sum(axis=1)
    return d.reshape(m, k)
