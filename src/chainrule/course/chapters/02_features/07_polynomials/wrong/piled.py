# diagnosis: powers-piled-up
import numpy as np


def polynomial_features(x, degree):
    columns = []
    total = np.zeros(len(x))
    for k in range(degree + 1):
        total = total + x**k
        columns.append(total)
    return np.column_stack(columns)
