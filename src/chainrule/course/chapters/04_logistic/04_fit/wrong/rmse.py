# diagnosis: root-of-mistakes
import numpy as np


def accuracy(y, y_hat):
    return 1 - np.sqrt(np.mean((y - y_hat) ** 2))
