# cause: fit_polynomial returns the coefficients of np.polyfit as they are, with the highest power first instead of the constant first.
# diagnosis: highest-power-first
import numpy as np


def fit_polynomial(x, y, degree):
    return np.polyfit(x, y, degree)
