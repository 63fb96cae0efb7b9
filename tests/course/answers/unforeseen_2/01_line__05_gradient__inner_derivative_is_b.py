# cause: db multiplies the errors with b, as if the inner derivative of w * x + b with respect to b were b and not 1
# diagnosis: factor-too-many
import numpy as np


def gradient(x, y, w, b):
    m = len(x)
    dw = 0
    db = 0
    for i in range(m):
        error = w * x[i] + b - y[i]
        dw = dw + error * x[i]
        db = db + error * b
    return dw / m, db / m
