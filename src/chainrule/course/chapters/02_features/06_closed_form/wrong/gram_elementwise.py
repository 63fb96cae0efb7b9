# diagnosis: operator
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.pinv(X.T * X) @ X.T @ y
