# cause: absolute_error takes the absolute value of each of the two vectors and then the difference, instead of the absolute value of the difference.
# diagnosis: sizes-subtracted
import numpy as np


def absolute_error(y_hat, y):
    return np.abs(y_hat) - np.abs(y)
