# cause: np.average divides the weighted sum by the sum of the weights.
# diagnosis: divided-by-the-weights
import numpy as np


def hypothesis(X, theta):
    return np.average(X, axis=1, weights=theta)
