# cause: absolute_error takes the mean of the distances, one number, instead of returning one number for each example.
# diagnosis: mean-taken
import numpy as np


def absolute_error(y_hat, y):
    return np.mean(np.abs(y_hat - y))
