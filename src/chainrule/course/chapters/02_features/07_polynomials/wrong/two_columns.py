# diagnosis: line-only
import numpy as np


def polynomial_features(x, degree):
    for _ in range(degree):
        table = np.column_stack([np.ones(len(x)), x])
    return table
