"""The differences of all pairs again, and the sum of their squares in the language of indices."""

import numpy as np


def squared_distances(A, B):
    differences = np.expand_dims(A, 1) - B
    return np.einsum("ijf,ijf->ij", differences, differences)
