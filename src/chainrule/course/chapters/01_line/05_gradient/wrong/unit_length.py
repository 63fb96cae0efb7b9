# diagnosis: unit-length
import numpy as np


def gradient(x, y, w, b):
    e = w * x + b - y
    g = np.array([np.mean(e * x), np.mean(e)])
    g = g / np.linalg.norm(g)
    return g[0], g[1]
