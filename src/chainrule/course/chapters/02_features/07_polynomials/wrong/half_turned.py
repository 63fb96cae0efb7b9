# diagnosis: constant-kept-first
import numpy as np


def fit_polynomial(x, y, degree):
    *others, constant = np.polyfit(x, y, degree)
    return np.array([constant, *others])
