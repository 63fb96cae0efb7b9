# cause: The gradient is computed once before the loop and never again, so every step uses the slope of the starting point.
# diagnosis: gradient-once
import numpy as np


def _cost(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def _gradient(x, y, w, b):
    errors = w * x + b - y
    return np.mean(errors * x), np.mean(errors)


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    dw, db = _gradient(x, y, w, b)
    for i in range(steps):
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
