# diagnosis: step-made
import numpy as np


def gradient(x, y, w, b, alpha=0.01):
    e = w * x + b - y
    w = w - alpha * np.mean(e * x)
    b = b - alpha * np.mean(e)
    return w, b
