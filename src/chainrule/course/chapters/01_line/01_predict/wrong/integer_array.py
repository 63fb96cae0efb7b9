# diagnosis: integer-array
import numpy as np


def predict(x, w, b):
    y = np.zeros_like(x)
    for i in range(len(x)):
        y[i] = w * x[i] + b
    return y
