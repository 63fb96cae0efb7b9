# diagnosis: ones-not-counted
import numpy as np


def hypothesis(X, theta):
    X = np.insert(X, 0, 1, axis=1)
    return X @ theta
