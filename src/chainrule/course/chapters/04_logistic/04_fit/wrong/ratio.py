# diagnosis: ratio-of-sums
import numpy as np


def accuracy(y, y_hat):
    return np.sum(y_hat) / np.sum(y)
