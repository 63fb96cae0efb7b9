# diagnosis: weights-as-polynomial
import numpy as np


def hypothesis(X, theta):
    return np.polyval(theta, X)
