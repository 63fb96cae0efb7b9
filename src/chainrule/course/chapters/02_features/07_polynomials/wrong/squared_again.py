# diagnosis: squared-again-and-again
import numpy as np


def polynomial_features(x, degree):
    table = np.ones((len(x), degree + 1))
    power = x * 1.0
    for d in range(1, degree + 1):
        table[:, d] = power
        power = power**2
    return table
