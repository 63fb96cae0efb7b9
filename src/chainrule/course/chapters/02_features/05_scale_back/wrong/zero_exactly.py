# diagnosis: constant-but-for-rounding
import numpy as np


def standardise(X):
    mean = np.mean(X, axis=0)
    std = np.std(X, axis=0)
    std[std == 0] = 1
    return (X - mean) / std, mean, std
