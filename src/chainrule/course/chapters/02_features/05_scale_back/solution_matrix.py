"""With the ones in front, scaling is a product with a matrix: [1 Z] = [1 X] @ M, so M @ theta fits the table."""

import numpy as np


def standardise(X):
    centred = X - X.mean(axis=0)
    std = np.sqrt(np.einsum("ij,ij->j", centred, centred) / len(X))
    std[np.ptp(X, axis=0) == 0] = 0.0
    Z = np.divide(centred, std, out=np.zeros(X.shape), where=std > 0)
    return Z, X.mean(axis=0), std


def unscale(theta, mean, std):
    M = np.diag(np.concatenate([[1.0], 1 / std]))
    M[0, 1:] = -mean / std
    return M @ theta
