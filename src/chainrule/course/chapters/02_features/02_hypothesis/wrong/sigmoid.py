# diagnosis: sigmoid-applied
import numpy as np


def hypothesis(X, theta):
    z = np.dot(X, theta)
    return 1.0 / (1.0 + np.exp(-z))
