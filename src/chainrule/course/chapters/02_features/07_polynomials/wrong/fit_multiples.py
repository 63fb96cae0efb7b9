# diagnosis: multiples-for-powers
import numpy as np


def fit_polynomial(x, y, degree):
    X = np.column_stack([np.ones(len(x))] + [k * x for k in range(1, degree + 1)])
    return np.linalg.pinv(X) @ y
