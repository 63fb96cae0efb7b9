# diagnosis: degree-long
import numpy as np


def polynomial_features(x, degree):
    columns = [np.ones(len(x))]
    for k in range(degree + 1):
        columns.append(columns[-1] * x)
    return np.stack(columns, axis=1)
