# diagnosis: sum-of-agreement
import numpy as np


def accuracy(y, y_hat):
    return np.sum(y + y_hat) / (len(y) + len(y_hat))
