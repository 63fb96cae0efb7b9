# cause: The product of the two columns is their dot product, one number for the whole table, instead of one product for each row.
# diagnosis: product-summed
import numpy as np


def quadratic_features(X):
    m = X.shape[0]
    F = np.zeros((m, 3))
    F[:, 0] = X[:, 0] ** 2
    F[:, 1] = X[:, 0] @ X[:, 1]
    F[:, 2] = X[:, 1] ** 2
    return F
