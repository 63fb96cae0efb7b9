# diagnosis: bias-twice
import numpy as np


def predict(X, theta):
    z = theta[0] + X @ theta
    return np.where(z >= 0, 1, 0)
