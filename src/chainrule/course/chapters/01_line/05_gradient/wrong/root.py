# diagnosis: root-of-cost
import numpy as np


def gradient(x, y, w, b):
    e = w * x + b - y
    rmse = np.sqrt((e ** 2).mean())
    return np.mean(e * x) / rmse, np.mean(e) / rmse
