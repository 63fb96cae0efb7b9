# diagnosis: first-points-only
import numpy as np


def fit_polynomial(x, y, degree):
    X = polynomial_features(x, degree)[: degree + 1]
    return np.linalg.solve(X, y[: degree + 1])
