# right: outer products by Kronecker, row by row, of whose four entries three are kept
import numpy as np


def quadratic_features(X):
    return np.delete(np.stack([np.kron(row, row) for row in X]), 2, axis=1)
