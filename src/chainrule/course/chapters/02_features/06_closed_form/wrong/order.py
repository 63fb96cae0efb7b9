# diagnosis: rows-for-columns
import numpy as np


def fit_closed_form(X, y):
    return X @ np.linalg.inv(X.T @ X) @ y
