# cause: X[0] and X[1] are the first two rows, the first two examples, instead of the columns x1 and x2.
# diagnosis: rows-taken
import numpy as np


def quadratic_features(X):
    x1 = X[0]
    x2 = X[1]
    return np.column_stack((x1 ** 2, x1 * x2, x2 ** 2))
