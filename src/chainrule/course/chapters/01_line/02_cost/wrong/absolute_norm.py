# diagnosis: norm-taken
import numpy as np


def absolute_error(y_hat, y):
    return np.sqrt(np.sum((y_hat - y) ** 2))
