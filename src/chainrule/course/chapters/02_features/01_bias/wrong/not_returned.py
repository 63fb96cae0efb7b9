# diagnosis: returned-none
import numpy as np


def add_bias_column(X):
    ones = np.ones((len(X), 1))
    X = np.hstack((ones, X))
