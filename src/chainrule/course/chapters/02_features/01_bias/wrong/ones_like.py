# diagnosis: ones-for-every-feature
import numpy as np


def add_bias_column(X):
    return np.concatenate((np.ones_like(X), X), axis=1)
