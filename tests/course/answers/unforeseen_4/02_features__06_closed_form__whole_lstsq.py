# cause: np.linalg.lstsq gives four things (solution, residuals, rank, singular values), and all four are returned instead of only the first.
# diagnosis: number-of-results 4
import numpy as np


def fit_closed_form(X, y):
    theta = np.linalg.lstsq(X, y, rcond=None)
    return theta
