# diagnosis: power-of-two
import numpy as np


def squared_error(y_hat, y):
    return np.exp2(y_hat - y)
