# cause: The vector step is made once before the loop and its entries are never set back to 0, so that the components before i are moved along with component i.
# diagnosis: moved-on
import numpy as np


def numeric_gradient(f, theta, h):
    grad = np.zeros(len(theta))
    step = np.zeros(len(theta))
    for i in range(len(theta)):
        step[i] = h
        grad[i] = (f(theta + step) - f(theta - step)) / (2 * h)
    return grad
