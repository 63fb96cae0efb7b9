# diagnosis: root-of-error
import numpy as np


def absolute_error(y_hat, y):
    return np.sqrt(y_hat - y)
