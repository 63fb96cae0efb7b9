# diagnosis: line-only
import numpy as np


def fit_polynomial(x, y, degree):
    X = np.column_stack([np.ones_like(x), x])
    return np.linalg.lstsq(X, y, rcond=None)[0]
