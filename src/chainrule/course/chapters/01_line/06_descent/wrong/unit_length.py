# diagnosis: unit-length
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        g = np.array(_gradient(x, y, w, b))
        length = np.linalg.norm(g)
        if length > 0:
            g = g / length
        w, b = w - learning_rate * g[0], b - learning_rate * g[1]
        history.append(_cost(x, y, w, b))
    return w, b, history
