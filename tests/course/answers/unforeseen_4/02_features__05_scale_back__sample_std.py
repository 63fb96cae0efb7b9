# cause: standardise computes the standard deviation of a sample (ddof=1) instead of that of the population.
# diagnosis: sample-std
import numpy as np


def standardise(X):
    mean = X.mean(axis=0)
    std = X.std(axis=0, ddof=1)
    std[std == 0] = 1
    Z = (X - mean) / std
    return Z, mean, std
