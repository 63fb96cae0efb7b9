# diagnosis: transposed-forgotten
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.inv(X.T @ X) @ X @ y
