# cause: plus = theta and minus = theta make no copies, so both are the same array and the difference of the two values is always 0.
# diagnosis: same-array
import numpy as np


def numeric_gradient(f, theta, h):
    grad = np.zeros(len(theta))
    for i in range(len(theta)):
        plus = theta
        minus = theta
        plus[i] = plus[i] + h
        minus[i] = minus[i] - h
        grad[i] = (f(plus) - f(minus)) / (2 * h)
    return grad
