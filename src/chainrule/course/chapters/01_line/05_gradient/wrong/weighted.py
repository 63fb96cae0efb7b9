# diagnosis: weighted-mean
import numpy as np


def gradient(x, y, w, b):
    e = w * x + b - y
    return np.average(e, weights=x), np.average(e)
