# diagnosis: unstable
import numpy as np


def standardise(X):
    mean = X.mean(axis=0)
    std = np.sqrt((X**2).mean(axis=0) - mean**2)
    std = np.where(X.max(axis=0) == X.min(axis=0), 1, std)
    return (X - mean) / std, mean, std
