# cause: The prediction in the gradient leaves out the bias b.
# diagnosis: bias-forgotten
import numpy as np


def gradient(x, y, w, b):
    dw = 0
    db = 0
    for i in range(len(x)):
        error = w * x[i] - y[i]
        dw += error * x[i]
        db += error
    return dw / len(x), db / len(x)
