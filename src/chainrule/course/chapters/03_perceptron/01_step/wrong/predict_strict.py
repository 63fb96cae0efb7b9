# diagnosis: strictly-above
import numpy as np


def predict(X, w, b):
    y_hat = np.zeros(len(X))
    for i in range(len(X)):
        if X[i] @ w + b > 0:
            y_hat[i] = 1
    return y_hat
