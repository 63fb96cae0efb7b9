# diagnosis: bias-twice
import numpy as np


def hypothesis(X, theta):
    b = theta[0]
    return np.dot(X, theta) + b
