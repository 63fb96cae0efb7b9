# cause: The identity matrix is added to X.T @ X so that it can be inverted, which pulls the parameters towards 0 (ridge with lambda 1).
# diagnosis: ridge-hidden
import numpy as np


def fit_closed_form(X, y):
    n = X.shape[1]
    lam = 1.0
    return np.linalg.inv(X.T @ X + lam * np.eye(n)) @ X.T @ y
