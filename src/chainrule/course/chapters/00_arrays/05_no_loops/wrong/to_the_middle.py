# diagnosis: to-the-middle
import numpy as np


def squared_distances(A, B):
    centre = np.mean(B, axis=0)
    return np.array([np.sum((a - centre) ** 2) for a in A])
