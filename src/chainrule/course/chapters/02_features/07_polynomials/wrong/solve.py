# diagnosis: solved-as-square
import numpy as np


def fit_polynomial(x, y, degree):
    return np.linalg.solve(polynomial_features(x, degree), y)
