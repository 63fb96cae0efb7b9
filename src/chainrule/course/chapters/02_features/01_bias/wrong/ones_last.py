# diagnosis: ones-last
import numpy as np


def add_bias_column(X):
    return np.c_[X, np.ones(X.shape[0])]
