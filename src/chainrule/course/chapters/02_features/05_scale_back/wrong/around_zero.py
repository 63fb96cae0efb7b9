# diagnosis: spread-around-zero
import numpy as np


def standardise(X):
    mean = X.mean(axis=0)
    std = np.sqrt(np.mean(X**2.0, axis=0))
    return (X - mean) / std, mean, std
