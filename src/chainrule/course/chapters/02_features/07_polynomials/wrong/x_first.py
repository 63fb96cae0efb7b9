# diagnosis: x-for-constant
import numpy as np


def polynomial_features(x, degree):
    columns = [x]
    for k in range(1, degree + 1):
        columns.append(x**k)
    return np.column_stack(columns)
