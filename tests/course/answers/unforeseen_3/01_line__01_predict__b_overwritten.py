# cause: The loop overwrites b with each prediction, so every prediction is added on top of the one before.
# diagnosis: still-needed
import numpy as np


def predict(x, w, b):
    y_hat = []
    for xi in x:
        b = b + w * xi
        y_hat.append(b)
    return np.array(y_hat)
