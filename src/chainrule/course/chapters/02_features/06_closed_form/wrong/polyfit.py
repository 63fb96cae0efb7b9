# diagnosis: line-only
import numpy as np


def fit_closed_form(X, y):
    w, b = np.polyfit(X[:, 1], y, 1)
    return np.array([b, w])
