# diagnosis: added
import numpy as np


def squared_distances(A, B):
    a2 = np.sum(A * A, axis=1)[:, np.newaxis]
    b2 = np.sum(B * B, axis=1)[np.newaxis, :]
    return a2 + b2 + 2 * A @ B.T
