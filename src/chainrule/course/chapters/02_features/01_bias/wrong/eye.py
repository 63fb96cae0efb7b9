# diagnosis: identity-for-ones
import numpy as np


def add_bias_column(X):
    return np.hstack((np.eye(X.shape[0]), X))
