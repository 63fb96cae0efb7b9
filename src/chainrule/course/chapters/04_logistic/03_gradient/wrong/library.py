# diagnosis: np-gradient
import numpy as np


def numeric_gradient(f, theta, h):
    return np.gradient(theta, h)
