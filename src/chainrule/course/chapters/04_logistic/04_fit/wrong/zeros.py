# diagnosis: zeros-only
import numpy as np


def accuracy(y, y_hat):
    return np.mean((1 - y) * (1 - y_hat))
