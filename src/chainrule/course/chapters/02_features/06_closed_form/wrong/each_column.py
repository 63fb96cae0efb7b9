# diagnosis: column-by-column
import numpy as np


def fit_closed_form(X, y):
    theta = np.zeros(X.shape[1])
    for j in range(X.shape[1]):
        theta[j] = X[:, j] @ y / (X[:, j] @ X[:, j])
    return theta
