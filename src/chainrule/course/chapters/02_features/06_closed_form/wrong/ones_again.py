# diagnosis: ones-added-again
import numpy as np


def fit_closed_form(X, y):
    X = np.hstack([np.ones((X.shape[0], 1)), X])
    return np.linalg.pinv(X) @ y
