# diagnosis: stops-early
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    while len(history) <= steps and history[-1] > 1e-12:
        dw, db = _gradient(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
