# diagnosis: sigmoid-applied
import numpy as np


def gradient(x, y, w, b):
    y_hat = 1 / (1 + np.exp(-(w * x + b)))
    return np.mean((y_hat - y) * x), np.mean(y_hat - y)
