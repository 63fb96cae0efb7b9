# diagnosis: begun-at-minus-zero
import numpy as np


def reverse(x):
    y = np.zeros_like(x)
    for i in range(len(x)):
        y[i] = x[-i]
    return y
