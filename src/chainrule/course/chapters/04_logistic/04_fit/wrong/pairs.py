# diagnosis: all-pairs
import numpy as np


def accuracy(y, y_hat):
    return np.mean([a == b for a in y for b in y_hat])
