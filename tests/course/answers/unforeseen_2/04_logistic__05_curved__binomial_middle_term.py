# cause: the middle column is 2 * x1 * x2, as in the expanded square of x1 + x2, and not the product alone
# diagnosis: cross-term-doubled
import numpy as np


def quadratic_features(X):
    x1 = X[:, 0]
    x2 = X[:, 1]
    return np.array([x1 * x1, 2 * x1 * x2, x2 * x2]).T
