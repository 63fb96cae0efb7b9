# right: Python's powers in lists; the fit in the scaled variable of Polynomial.fit, converted back, as a list
import numpy as np


def polynomial_features(x, degree):
    return np.array([[one**k for k in range(degree + 1)] for one in map(float, x)])


def fit_polynomial(x, y, degree):
    theta = np.polynomial.Polynomial.fit(x, y, degree).convert().coef.tolist()
    return theta + [0.0] * (degree + 1 - len(theta))
