# diagnosis: columns-standardised
import numpy as np


def polynomial_features(x, degree):
    X = np.column_stack([x**k for k in range(degree + 1)]) * 1.0
    for j in range(1, degree + 1):
        X[:, j] = (X[:, j] - X[:, j].mean()) / X[:, j].std()
    return X
