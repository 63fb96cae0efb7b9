# cause: The pseudo-inverse and y are multiplied element by element with * instead of by the matrix product @, which gives a table.
# diagnosis: operator
import numpy as np


def fit_closed_form(X, y):
    theta = np.linalg.pinv(X) * y
    return theta
