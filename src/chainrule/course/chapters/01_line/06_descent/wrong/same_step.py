# diagnosis: b-with-dw
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        step = learning_rate * _gradient(x, y, w, b)[0]
        w, b = w - step, b - step
        history.append(_cost(x, y, w, b))
    return w, b, history
