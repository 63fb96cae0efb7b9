# diagnosis: constant-twice
import numpy as np


def fit_polynomial(x, y, degree):
    X = np.column_stack([x**k for k in range(degree + 1)])
    X = np.insert(X, 0, 1, axis=1)
    return np.linalg.lstsq(X, y, rcond=None)[0]
