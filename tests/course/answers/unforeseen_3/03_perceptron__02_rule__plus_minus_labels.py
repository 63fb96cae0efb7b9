# cause: The update y * x is the one for labels -1 and 1; with labels 0 and 1 a point of class 0 that is wrong changes nothing.
# diagnosis: labels-plus-minus
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    w = w.copy()
    for i in range(len(y)):
        pred = 1 if np.dot(w, X[i]) + b >= 0 else 0
        if pred != y[i]:
            w = w + learning_rate * y[i] * X[i]
            b = b + learning_rate * y[i]
    return w, b
