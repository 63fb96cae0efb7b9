# diagnosis: ridge-hidden
import numpy as np


def fit_polynomial(x, y, degree):
    X = polynomial_features(x, degree)
    return np.linalg.inv(X.T @ X + 0.01 * np.eye(degree + 1)) @ X.T @ y
