# cause: np.insert is called without an axis, so the table is flattened and a single 1 is put before it.
# diagnosis: table-flattened
import numpy as np


def add_bias_column(X):
    return np.insert(X, 0, 1)
