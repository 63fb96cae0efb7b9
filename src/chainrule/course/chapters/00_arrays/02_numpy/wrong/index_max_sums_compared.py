# diagnosis: sums-compared
import numpy as np


def index_of_max(X):
    row = np.argmax(np.mean(X, axis=1))
    column = np.argmax(np.mean(X, axis=0))
    return row, column
