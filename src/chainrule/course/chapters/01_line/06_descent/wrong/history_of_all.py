# diagnosis: history-of-parameters
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    history = [[w, b, history[0]]]
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        history.append([w, b, _cost(x, y, w, b)])
    return w, b, history
