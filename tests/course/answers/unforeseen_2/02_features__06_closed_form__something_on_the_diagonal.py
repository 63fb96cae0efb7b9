# cause: 0.1 is added to the diagonal of XᵀX to make it invertible, which pulls the parameters towards 0 (ridge regression)
# diagnosis: ridge-hidden
import numpy as np


def fit_closed_form(X, y):
    n = X.shape[1]
    return np.linalg.inv(X.T @ X + 0.1 * np.eye(n)) @ X.T @ y
