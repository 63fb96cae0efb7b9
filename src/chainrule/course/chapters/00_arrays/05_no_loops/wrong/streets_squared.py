# diagnosis: streets-squared
import numpy as np


def squared_distances(A, B):
    D = np.abs(A[:, None] - B[None]).sum(axis=2)
    return D**2
