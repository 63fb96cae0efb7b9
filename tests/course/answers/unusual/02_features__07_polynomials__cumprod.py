# right: powers as cumulated products, the fit by numpy.polynomial
import numpy as np
from numpy.polynomial import polynomial


def polynomial_features(x, degree):
    factors = np.ones((degree + 1, len(x)))
    factors[1:] = x
    return factors.cumprod(axis=0).T


def fit_polynomial(x, y, degree):
    return polynomial.polyfit(x, y, degree)
