# diagnosis: reshaped-for-turned
import numpy as np


def polynomial_features(x, degree):
    rows = np.array([x**k for k in range(degree + 1)])
    return rows.reshape(-1, degree + 1)
