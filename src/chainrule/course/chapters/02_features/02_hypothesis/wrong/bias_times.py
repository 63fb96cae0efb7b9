# diagnosis: bias-multiplied
import numpy as np


def hypothesis(X, theta):
    return theta[0] * np.dot(X[:, 1:], theta[1:])
