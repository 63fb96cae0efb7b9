# diagnosis: singular-inverted
import numpy as np


def inverse(A):
    return np.linalg.solve(A, np.eye(len(A)))
