# diagnosis: component-alone
import numpy as np


def numeric_gradient(f, theta, h):
    return np.array([(f(t + h) - f(t - h)) / (2 * h) for t in theta])
