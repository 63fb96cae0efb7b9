# diagnosis: ridge-hidden
import numpy as np


def fit_closed_form(X, y):
    gram = X.T @ X
    gram += 1e-8 * np.eye(len(gram))  # so that it can be inverted
    return np.linalg.solve(gram, X.T @ y)
