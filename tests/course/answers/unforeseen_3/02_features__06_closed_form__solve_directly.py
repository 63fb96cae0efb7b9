# cause: np.linalg.solve is called with X itself, which must be square for that; it fails for more rows than columns.
# diagnosis: solved-as-square
import numpy as np


def fit_closed_form(X, y):
    # X theta = y  ->  theta
    return np.linalg.solve(X, y)
