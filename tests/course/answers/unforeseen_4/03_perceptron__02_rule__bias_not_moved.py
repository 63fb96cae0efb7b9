# cause: After a mistake only w is changed, b is never updated.
# diagnosis: bias-not-updated
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    w = w.copy()
    for i in range(len(X)):
        score = np.dot(X[i], w) + b
        if score >= 0:
            y_hat = 1
        else:
            y_hat = 0
        if y_hat != y[i]:
            w = w + learning_rate * (y[i] - y_hat) * X[i]
    return w, b
