# diagnosis: r2
import numpy as np


def accuracy(y, y_hat):
    return 1 - np.sum((y - y_hat) ** 2) / np.sum((y - y.mean()) ** 2)
