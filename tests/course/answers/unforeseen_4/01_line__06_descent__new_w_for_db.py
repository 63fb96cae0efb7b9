# cause: w is changed first, and the derivative for b is then computed with the new w instead of the old one.
# diagnosis: b-from-new-w
import numpy as np


def _cost(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def _gradient(x, y, w, b):
    errors = w * x + b - y
    return np.mean(errors * x), np.mean(errors)


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for step in range(steps):
        w -= learning_rate * _gradient(x, y, w, b)[0]
        b -= learning_rate * _gradient(x, y, w, b)[1]
        history.append(_cost(x, y, w, b))
    return w, b, history
