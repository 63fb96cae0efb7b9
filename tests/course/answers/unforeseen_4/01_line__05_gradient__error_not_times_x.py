# cause: In dw only y is multiplied by x instead of the whole error, because the brackets are missing.
# diagnosis: brackets
import numpy as np


def gradient(x, y, w, b):
    m = len(x)
    y_hat = w * x + b
    dw = np.sum(y_hat - y * x) / m
    db = np.sum(y_hat - y) / m
    return dw, db
