# diagnosis: outer-product
import numpy as np


def squared_error(y_hat, y):
    error = (y_hat - y).reshape(-1, 1)
    return error @ error.T
