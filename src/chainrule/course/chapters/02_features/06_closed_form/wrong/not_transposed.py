# diagnosis: raised
import numpy as np


def fit_closed_form(X, y):
    return np.linalg.pinv(X @ X) @ X @ y
