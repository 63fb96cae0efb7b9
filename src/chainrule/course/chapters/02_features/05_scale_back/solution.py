"""Every feature to mean 0 and standard deviation 1; and the parameters back to the units of the table."""

import numpy as np


def standardise(X):
    mean = X.mean(axis=0)
    constant = X.max(axis=0) == X.min(axis=0)
    std = np.where(constant, 1.0, X.std(axis=0))
    Z = np.where(constant, 0.0, (X - mean) / std)
    return Z, mean, std


def unscale(theta, mean, std):
    weights = theta[1:] / std
    bias = theta[0] - np.sum(weights * mean)
    return np.concatenate([[bias], weights])
