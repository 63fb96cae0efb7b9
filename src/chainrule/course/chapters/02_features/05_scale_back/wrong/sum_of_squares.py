# diagnosis: squares-not-averaged
import numpy as np


def standardise(X):
    mean = X.sum(axis=0) / len(X)
    std = np.sqrt(np.sum((X - mean) ** 2, axis=0))
    return (X - mean) / std, mean, std
