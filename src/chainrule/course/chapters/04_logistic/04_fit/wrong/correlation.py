# diagnosis: correlation
import numpy as np


def accuracy(y, y_hat):
    return np.corrcoef(y, y_hat)[0, 1]
