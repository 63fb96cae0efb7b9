# diagnosis: column-by-column
import numpy as np


def fit_polynomial(x, y, degree):
    return np.array([np.dot(x**k, y) / np.dot(x**k, x**k) for k in range(degree + 1)])
