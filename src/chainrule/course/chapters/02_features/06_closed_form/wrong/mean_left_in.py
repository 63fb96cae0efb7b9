# diagnosis: factor 1/m
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.pinv(X) @ y / len(y)
