# diagnosis: sign-only
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        w = w - learning_rate * np.sign(dw)
        b = b - learning_rate * np.sign(db)
        history.append(_cost(x, y, w, b))
    return w, b, history
