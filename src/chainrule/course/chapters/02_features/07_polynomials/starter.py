"""Powers of one input as features: with them, a plane becomes a curve."""

import numpy as np


def polynomial_features(x, degree):
    """Return the table whose columns are the powers of x from 0 to degree, the column of ones first.

    x: (m,) inputs    degree: a whole number, 0 or more    result: (m, degree + 1)
    """
    ...


def fit_polynomial(x, y, degree):
    """Return theta, the polynomial of this degree with the smallest sum of squared errors; the constant first.

    x: (m,) inputs    y: (m,) true values    result: (degree + 1,)
    """
    ...
