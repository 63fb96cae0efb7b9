# cause: The gradient is calculated only once before the loop, so every step goes in the direction of the start.
# diagnosis: gradient-once
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    dw, db = _gradient(x, y, w, b)
    for i in range(steps):
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
