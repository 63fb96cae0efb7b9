# cause: the column is multiplied with itself and not with x, so the powers after x are x², x⁴, x⁸
# diagnosis: squared-again-and-again
import numpy as np


def polynomial_features(x, degree):
    columns = [np.ones(len(x))]
    column = x
    for d in range(degree):
        columns.append(column)
        column = column * column
    return np.column_stack(columns)
