# diagnosis: one-to-one
import numpy as np


def squared_distances(A, B):
    return np.sum((A - B) ** 2, axis=1)
