# diagnosis: absolute-deviation
import numpy as np


def standardise(X):
    mean = np.mean(X, axis=0)
    std = np.mean(np.abs(X - mean), axis=0)
    return (X - mean) / std, mean, std
