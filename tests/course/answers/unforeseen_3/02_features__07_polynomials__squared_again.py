# cause: Each column is the square of the one before, so after x and x² comes x to the power 4 instead of x³.
# diagnosis: squared-again-and-again
import numpy as np


def polynomial_features(x, degree):
    columns = [np.ones(len(x))]
    power = x
    for d in range(1, degree + 1):
        columns.append(power)
        power = power * power
    return np.stack(columns, axis=1)
