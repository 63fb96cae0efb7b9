# diagnosis: singular-inverted
import numpy as np


def fit_closed_form(X, y):
    A = X.T @ X
    b = X.T @ y
    theta = np.linalg.solve(A, b)
    return theta
