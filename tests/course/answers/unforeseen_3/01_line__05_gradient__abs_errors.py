# cause: The errors are taken without their sign (np.abs), so predictions that are too low count as too high.
# diagnosis: absolute-errors
import numpy as np


def gradient(x, y, w, b):
    n = len(x)
    errors = np.abs(w * x + b - y)
    dw = np.sum(errors * x) / n
    db = np.sum(errors) / n
    return dw, db
