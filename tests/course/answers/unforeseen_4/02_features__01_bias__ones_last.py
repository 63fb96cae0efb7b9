# cause: The column of ones is put after the columns of X instead of before them.
# diagnosis: ones-last
import numpy as np


def add_bias_column(X):
    m, n = X.shape
    result = np.ones((m, n + 1))
    result[:, :n] = X
    return result
