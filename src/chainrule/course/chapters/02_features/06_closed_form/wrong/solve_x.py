# diagnosis: solved-as-square
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.inv(X) @ y
