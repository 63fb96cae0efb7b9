# cause: standardise takes the variance where the standard deviation is wanted: the square root is missing.
# diagnosis: variance-for-std
import numpy as np


def standardise(X):
    mean = np.mean(X, axis=0)
    std = np.mean((X - mean) ** 2, axis=0)
    std = np.where(np.ptp(X, axis=0) == 0, 1.0, std)
    Z = np.where(np.ptp(X, axis=0) == 0, 0.0, (X - mean) / std)
    return Z, mean, std
