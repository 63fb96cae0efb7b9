# diagnosis: lengths-compared
import numpy as np


def squared_distances(A, B):
    a = np.linalg.norm(A, axis=1)
    b = np.linalg.norm(B, axis=1)
    return (a[:, None] - b) ** 2
