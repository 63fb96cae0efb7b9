# diagnosis: numbers-for-ones
import numpy as np


def add_bias_column(X):
    return np.array([[i, *row] for i, row in enumerate(X, start=1)])
