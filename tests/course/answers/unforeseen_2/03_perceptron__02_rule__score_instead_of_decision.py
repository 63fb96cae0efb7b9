# cause: the change uses y minus the score itself and not y minus the decision 0 or 1, so points that are right change w and b too
# diagnosis: score-for-class
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    w = w.copy()
    for i in range(len(X)):
        y_hat = np.dot(w, X[i]) + b
        error = y[i] - y_hat
        w = w + learning_rate * error * X[i]
        b = b + learning_rate * error
    return w, b
