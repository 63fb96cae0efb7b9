# diagnosis: median-for-mean
import numpy as np


def standardise(X):
    mean = np.median(X, axis=0)
    std = X.std(axis=0)
    return (X - mean) / std, mean, std
