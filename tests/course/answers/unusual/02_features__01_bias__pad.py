# right: np.pad puts the ones there and keeps the data type, whole numbers included
import numpy as np


def add_bias_column(X):
    return np.pad(X, [(0, 0), (1, 0)], mode="constant", constant_values=1)
