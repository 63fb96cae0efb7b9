# cause: The shifted copies of theta are made once before the loop, so the components moved earlier stay moved.
# diagnosis: moved-on
import numpy as np


def numeric_gradient(f, theta, h):
    grad = np.zeros(len(theta))
    up = np.array(theta, dtype=float)
    down = np.array(theta, dtype=float)
    for j in range(len(theta)):
        up[j] += h
        down[j] -= h
        grad[j] = (f(up) - f(down)) / (2 * h)
    return grad
