# diagnosis: right-to-wrong
import numpy as np


def accuracy(y, y_hat):
    right = np.sum(y == y_hat)
    return right / (len(y) - right)
