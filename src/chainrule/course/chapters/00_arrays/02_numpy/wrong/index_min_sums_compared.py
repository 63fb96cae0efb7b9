# diagnosis: sums-compared
import numpy as np


def index_of_min(X):
    row = np.argmin(np.mean(X, axis=1))
    column = np.argmin(np.mean(X, axis=0))
    return row, column
