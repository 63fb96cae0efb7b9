# diagnosis: history-of-slopes
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    history = []
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        history.append([dw, db])
        w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b, history
