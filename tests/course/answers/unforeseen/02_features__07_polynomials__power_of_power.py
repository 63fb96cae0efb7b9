# cause: Each column is the previous column to the power k instead of x to the power k, so that the exponents become 1, 2, 6, 24.
# diagnosis: still-needed
import numpy as np


def polynomial_features(x, degree):
    columns = [np.ones(len(x))]
    column = x
    for k in range(1, degree + 1):
        column = column ** k
        columns.append(column)
    return np.column_stack(columns)
