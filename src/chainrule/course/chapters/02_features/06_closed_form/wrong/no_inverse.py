# diagnosis: inverse-forgotten
import numpy as np


def fit_closed_form(X, y):
    theta = np.dot(X.T, y)
    return theta
