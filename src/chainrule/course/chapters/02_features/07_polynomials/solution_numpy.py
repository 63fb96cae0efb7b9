"""NumPy has both: the table is named after Vandermonde, and polyfit only has to be turned round."""

import numpy as np


def polynomial_features(x, degree):
    return np.vander(x.astype(float), degree + 1, increasing=True)


def fit_polynomial(x, y, degree):
    return np.polyfit(x, y, degree)[::-1]
