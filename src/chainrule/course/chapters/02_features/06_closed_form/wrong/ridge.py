# diagnosis: ridge-hidden
import numpy as np


def fit_closed_form(X, y):
    n = X.shape[1]
    return np.linalg.inv(X.T @ X + 0.001 * np.eye(n)) @ X.T @ y
