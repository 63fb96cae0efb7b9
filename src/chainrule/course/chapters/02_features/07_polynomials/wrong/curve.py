# diagnosis: predictions-returned
import numpy as np


def fit_polynomial(x, y, degree):
    coefficients = np.polyfit(x, y, degree)
    return np.polyval(coefficients, x)
