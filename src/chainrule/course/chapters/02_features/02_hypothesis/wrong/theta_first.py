# diagnosis: theta-meets-examples
import numpy as np


def hypothesis(X, theta):
    return np.dot(theta.T, X)
