# diagnosis: far-values-cut-off
import numpy as np


def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = np.clip((X - mean) / std, -1, 1)
    return Z, mean, std
