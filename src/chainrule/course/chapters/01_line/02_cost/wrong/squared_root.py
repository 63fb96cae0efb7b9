# diagnosis: root-taken
import numpy as np


def squared_error(y_hat, y):
    return np.sqrt(np.abs(y_hat - y))
