# cause: the line is evaluated at the position i in the list instead of at the input x[i]
# diagnosis: index-for-value
import numpy as np


def predict(x, w, b):
    y_hat = np.zeros(len(x))
    for i in range(len(x)):
        y_hat[i] = w * i + b
    return y_hat
