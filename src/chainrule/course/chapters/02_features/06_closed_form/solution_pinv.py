"""With the pseudoinverse, which exists for every table."""

import numpy as np


def fit_closed_form(X, y):
    return np.linalg.pinv(X) @ y
