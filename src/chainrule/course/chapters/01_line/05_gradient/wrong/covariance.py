# diagnosis: inputs-centred
import numpy as np


def gradient(x, y, w, b):
    e = w * x + b - y
    return np.cov(e, x, ddof=0)[0, 1], e.mean()
