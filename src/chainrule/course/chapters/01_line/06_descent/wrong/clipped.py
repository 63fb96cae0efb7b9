# diagnosis: clipped
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        w = w - learning_rate * max(-1, min(1, dw))
        b = b - learning_rate * max(-1, min(1, db))
        history.append(_cost(x, y, w, b))
    return w, b, history
