# diagnosis: ones-added
import numpy as np


def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    return np.hstack([np.ones((len(X), 1)), Z]), mean, std
