# cause: np.var is taken for the mean of the squares, but it subtracts the mean of the errors first.
# diagnosis: variance-of-errors
import numpy as np


def cost(X, y, theta):
    errors = X @ theta - y
    return np.var(errors) / 2
