# diagnosis: precision
import numpy as np


def accuracy(y, y_hat):
    tp = np.sum(y * y_hat)
    return tp / np.sum(y_hat)
