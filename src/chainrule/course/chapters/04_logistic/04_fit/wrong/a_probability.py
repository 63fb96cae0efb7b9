# diagnosis: probability
import numpy as np


def boundary(theta, x1):
    z = theta[0] + theta[1] * x1
    return 1 / (1 + np.exp(-z))
