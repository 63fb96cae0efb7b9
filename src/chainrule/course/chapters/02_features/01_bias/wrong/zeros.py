# diagnosis: zeros-for-ones
import numpy as np


def add_bias_column(X):
    bias = np.zeros((len(X), 1))
    return np.concatenate((bias, X), axis=1)
