"""One input after the other: the same sum, m times."""

import numpy as np


def predict(x, w, b):
    y_hat = np.zeros(len(x))
    for i in range(len(x)):
        y_hat[i] = w * x[i] + b
    return y_hat
