# diagnosis: always-subtract
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    w = np.array(w)
    for i in range(X.shape[0]):
        y_hat = 1 if np.dot(X[i], w) + b >= 0 else 0
        if y_hat != y[i]:
            w -= learning_rate * X[i]
            b -= learning_rate
    return w, b
