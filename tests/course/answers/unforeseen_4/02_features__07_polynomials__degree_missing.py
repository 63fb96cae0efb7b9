# cause: range(degree) ends one too early, so the column of the highest power is missing.
# diagnosis: degree-short
import numpy as np


def polynomial_features(x, degree):
    columns = [x ** d for d in range(degree)]
    return np.column_stack(columns)
