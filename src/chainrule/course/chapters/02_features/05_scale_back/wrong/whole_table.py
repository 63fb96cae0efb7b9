# diagnosis: whole-table
import numpy as np


def standardise(X):
    mean = np.mean(X)
    std = np.std(X)
    return (X - mean) / std, mean, std
