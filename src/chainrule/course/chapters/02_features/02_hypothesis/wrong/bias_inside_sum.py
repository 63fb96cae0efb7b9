# diagnosis: bias-with-every-feature
import numpy as np


def hypothesis(X, theta):
    result = np.zeros(len(X))
    for j in range(1, len(theta)):
        result += theta[j] * X[:, j] + theta[0]
    return result
