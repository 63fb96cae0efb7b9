# diagnosis: product-once-and-added
import numpy as np


def squared_distances(A, B):
    aa = np.sum(A * A, axis=1).reshape(-1, 1)
    bb = np.sum(B * B, axis=1).reshape(1, -1)
    return aa + A @ B.T + bb
