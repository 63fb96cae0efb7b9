# cause: cost divides by 2 * m without brackets, so the sum is divided by 2 and then multiplied by m.
# diagnosis: multiplied-by-m
import numpy as np


def cost(x, y, w, b):
    m = len(x)
    y_hat = w * x + b
    return np.sum((y_hat - y) ** 2) / 2 * m
