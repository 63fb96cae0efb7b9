# cause: For dw the errors are multiplied by the slope w instead of by the inputs x.
# diagnosis: wrong-name
import numpy as np


def gradient(x, y, w, b):
    error = (w * x + b) - y
    dw = np.mean(error * w)
    db = np.mean(error)
    return dw, db
