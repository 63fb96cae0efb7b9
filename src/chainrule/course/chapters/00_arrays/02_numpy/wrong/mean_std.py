# diagnosis: standard-deviation
import numpy as np


def mean_and_sum(X):
    return np.std(X), np.sum(X)
