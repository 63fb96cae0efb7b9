# diagnosis: diary-before-step
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        history.append(_cost(x, y, w, b))
        dw, db = _gradient(x, y, w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
    return w, b, history
