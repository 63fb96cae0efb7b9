# diagnosis: columns-summed-up
import numpy as np


def element_product(A, B):
    return np.array([A[:, j] @ B[:, j] for j in range(A.shape[1])])
