# right: norms; the absolute errors by copysign and by multiplication with the sign, the cost a 0-d array
import numpy as np


def absolute_error(y_hat, y):
    errors = y_hat - y
    return errors * np.sign(errors)


def squared_error(y_hat, y):
    return np.linalg.norm(np.subtract(y_hat, y)[:, None], axis=1) ** 2


def cost(x, y, w, b):
    return np.asarray(np.linalg.norm((w * x + b - y) / np.sqrt(2 * len(x))) ** 2)
