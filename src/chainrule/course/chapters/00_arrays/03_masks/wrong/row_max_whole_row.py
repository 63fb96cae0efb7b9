# diagnosis: one-whole-row
import numpy as np


def row_max(X):
    return np.array(max(X.tolist()))
