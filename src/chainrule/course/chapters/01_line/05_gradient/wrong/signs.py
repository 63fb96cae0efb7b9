# diagnosis: signs-of-errors
import numpy as np


def gradient(x, y, w, b):
    s = np.where(w * x + b > y, 1, -1) * (w * x + b != y)
    return np.mean(s * x), np.mean(s)
