# cause: np.ones_like(X) has as many columns as X, so n columns of ones are put in front instead of one
# diagnosis: ones-for-every-feature
import numpy as np


def add_bias_column(X):
    ones = np.ones_like(X)
    return np.concatenate((ones, X), axis=1)
