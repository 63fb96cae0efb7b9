# diagnosis: ones-second
import numpy as np


def add_bias_column(X):
    first_column = 1
    return np.insert(X, first_column, np.ones(len(X)), axis=1)
