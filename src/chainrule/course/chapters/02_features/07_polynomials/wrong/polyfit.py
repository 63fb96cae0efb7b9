# diagnosis: highest-power-first
import numpy as np


def fit_polynomial(x, y, degree):
    return np.polyfit(x, y, degree)
