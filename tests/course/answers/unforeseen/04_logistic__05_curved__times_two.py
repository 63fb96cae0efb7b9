# cause: A star is missing in the squares: x1*2 and x2*2 double the inputs instead of squaring them.
# diagnosis: doubled-for-squared
import numpy as np


def quadratic_features(X):
    x1 = X[:, 0]
    x2 = X[:, 1]
    return np.column_stack([x1*2, x1*x2, x2*2])
