# cause: The brackets around the difference are missing in X - mean / std, so that only the mean is divided by std.
# diagnosis: brackets-missing
import numpy as np


def standardise(X):
    mean = np.mean(X, axis=0)
    std = np.std(X, axis=0)
    constant = X.max(axis=0) == X.min(axis=0)
    std[constant] = 1
    Z = X - mean / std
    Z[:, constant] = 0
    return Z, mean, std
