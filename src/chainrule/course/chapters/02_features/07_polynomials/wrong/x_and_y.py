# diagnosis: arguments-swapped x y
import numpy as np


def fit_polynomial(x, y, degree):
    return np.polyfit(y, x, degree)[::-1]
