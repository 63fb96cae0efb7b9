# cause: For dw the errors are multiplied by w instead of by x.
# diagnosis: wrong-name
import numpy as np


def gradient(x, y, w, b):
    y_hat = w * x + b
    e = y_hat - y
    dw = np.mean(e * w)
    db = np.mean(e)
    return dw, db
