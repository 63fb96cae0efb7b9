# diagnosis: joined-downwards
import numpy as np


def add_bias_column(X):
    bias = np.ones((X.shape[0], 1))
    return np.concatenate((bias, X))
