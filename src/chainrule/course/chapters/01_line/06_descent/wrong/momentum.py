# diagnosis: momentum
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    vw = vb = 0
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        vw = 0.9 * vw - learning_rate * dw
        vb = 0.9 * vb - learning_rate * db
        w, b = w + vw, b + vb
        history.append(_cost(x, y, w, b))
    return w, b, history
