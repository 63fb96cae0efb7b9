# cause: in a² - 2ab + b² the factor 2 of the mixed term is forgotten
# diagnosis: product-not-doubled
import numpy as np


def squared_distances(A, B):
    a2 = np.sum(A**2, axis=1).reshape(-1, 1)
    b2 = np.sum(B**2, axis=1).reshape(1, -1)
    ab = A @ B.T
    return a2 - ab + b2
