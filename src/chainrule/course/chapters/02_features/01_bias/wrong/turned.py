# diagnosis: transposed
import numpy as np


def add_bias_column(X):
    return np.vstack([np.ones(len(X)), X.T])
