# diagnosis: every-pair-multiplied
import numpy as np


def hypothesis(X, theta):
    return np.outer(X, theta)
