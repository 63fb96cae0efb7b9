# diagnosis: f1
import numpy as np


def accuracy(y, y_hat):
    tp = np.sum(y * y_hat)
    return 2 * tp / (y.sum() + y_hat.sum())
