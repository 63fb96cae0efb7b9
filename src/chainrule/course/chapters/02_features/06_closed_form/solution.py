"""The lowest point of the cost without walking: where the gradient is zero."""

import numpy as np


def fit_closed_form(X, y):
    found = np.linalg.lstsq(X, y, rcond=None)
    return found[0]
