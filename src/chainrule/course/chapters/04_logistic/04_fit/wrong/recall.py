# diagnosis: recall
import numpy as np


def accuracy(y, y_hat):
    return np.mean(y_hat[y == 1] == 1)
