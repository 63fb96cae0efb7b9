# diagnosis: median-for-mean
import numpy as np


def cost(x, y, w, b):
    return np.median((w * x + b - y) ** 2) / 2
