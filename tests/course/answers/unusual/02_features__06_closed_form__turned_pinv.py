# right: y from the left against the pseudo-inverse of the turned table, the result a list
import numpy as np


def fit_closed_form(X, y):
    return (y @ np.linalg.pinv(X.T)).tolist()
