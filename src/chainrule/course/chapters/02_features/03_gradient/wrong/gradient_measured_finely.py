# diagnosis: difference-quotient
import numpy as np


def gradient(X, y, theta):
    h = 1e-7
    J = cost(X, y, theta)
    return np.array([(cost(X, y, theta + h * e) - J) / h for e in np.eye(len(theta))])
