# cause: np.linalg.solve is called with X itself, which needs a square matrix and so raises LinAlgError for a table with more rows than columns.
# diagnosis: solved-as-square
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.solve(X, y)
