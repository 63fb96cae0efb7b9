# cause: the two copies are made once before the loop, so the components moved before stay moved while the next ones are tried
# diagnosis: moved-on
import numpy as np


def numeric_gradient(f, theta, h):
    plus = theta.astype(float)
    minus = theta.astype(float)
    result = np.zeros(len(theta))
    for j in range(len(theta)):
        plus[j] += h
        minus[j] -= h
        result[j] = (f(plus) - f(minus)) / (2 * h)
    return result
