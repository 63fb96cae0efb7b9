# diagnosis: gradients-summed
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    dw, db = 0.0, 0.0
    for _ in range(steps):
        error = w * x + b - y
        dw += np.mean(error * x)
        db += np.mean(error)
        w, b = w - learning_rate * dw, b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
