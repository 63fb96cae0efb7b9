# diagnosis: running-sum
import numpy as np


def mean_and_sum(X):
    return np.mean(X), np.cumsum(X)
