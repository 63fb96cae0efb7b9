# cause: The ones have shape (m,) instead of (m, 1), so hstack cannot join them with the two-dimensional X and raises ValueError.
# diagnosis: ones-without-column
import numpy as np


def add_bias_column(X):
    return np.hstack((np.ones(len(X)), X))
