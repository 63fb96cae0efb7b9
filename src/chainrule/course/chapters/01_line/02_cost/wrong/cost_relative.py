# diagnosis: relative-error
import numpy as np


def cost(x, y, w, b):
    return np.mean(np.abs((w * x + b - y) / y))
