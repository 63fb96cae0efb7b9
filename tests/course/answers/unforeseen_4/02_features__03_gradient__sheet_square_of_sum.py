# cause: sheet_cost squares the sum of the errors instead of summing the squared errors.
# diagnosis: square-after-sum
import numpy as np


def sheet_cost(X, y, theta):
    m = len(y)
    errors = X @ theta - y
    return np.sum(errors) ** 2 / (2 * m)
