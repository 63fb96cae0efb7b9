# diagnosis: slopes-swapped
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        db, dw = _gradient(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
