# diagnosis: unstable
import numpy as np


def polynomial_features(x, degree):
    return x.reshape(-1, 1) ** np.arange(degree + 1)
