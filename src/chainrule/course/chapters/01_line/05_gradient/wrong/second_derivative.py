# diagnosis: second-derivative
import numpy as np


def gradient(x, y, w, b):
    return np.mean(x ** 2), 1
