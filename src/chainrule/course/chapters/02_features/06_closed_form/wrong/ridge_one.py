# diagnosis: ridge-hidden
import numpy as np


def fit_closed_form(X, y):
    penalty = np.eye(X.shape[1])
    penalty[0, 0] = 0
    return np.linalg.solve(X.T.dot(X) + penalty, X.T.dot(y))
