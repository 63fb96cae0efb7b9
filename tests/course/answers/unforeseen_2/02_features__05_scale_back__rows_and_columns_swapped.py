# cause: n, m = X.shape takes the number of columns for the number of rows, so the squares are divided by the number of columns in the standard deviation
# diagnosis: wrong-name
import numpy as np


def standardise(X):
    n, m = X.shape
    mean = X.mean(axis=0)
    constant = X.max(axis=0) == X.min(axis=0)
    std = np.sqrt(np.sum((X - mean) ** 2, axis=0) / m)
    std[constant] = 1
    Z = (X - mean) / std
    Z[:, constant] = 0
    return Z, mean, std
