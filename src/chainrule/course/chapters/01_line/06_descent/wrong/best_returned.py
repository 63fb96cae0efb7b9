# diagnosis: best-returned
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    best = (w, b)
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        w, b = w - learning_rate * dw, b - learning_rate * db
        history.append(_cost(x, y, w, b))
        if history[-1] < min(history[:-1]):
            best = (w, b)
    return best[0], best[1], history
