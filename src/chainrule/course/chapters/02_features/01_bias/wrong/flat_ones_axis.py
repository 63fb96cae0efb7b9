# diagnosis: ones-without-second-axis
import numpy as np


def add_bias_column(X):
    ones = np.ones(X.shape[0])
    return np.concatenate((ones, X), axis=1)
