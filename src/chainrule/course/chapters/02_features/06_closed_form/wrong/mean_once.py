# diagnosis: divided-by-m-once
import numpy as np


def fit_closed_form(X, y):
    m = len(y)
    A = X.T @ X / m
    return np.linalg.pinv(A) @ (X.T @ y)
