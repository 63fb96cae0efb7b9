# diagnosis: one-less-in-the-denominator
import numpy as np


def mean_and_sum(X):
    total = np.sum(X)
    return total / (np.size(X) - 1), total
