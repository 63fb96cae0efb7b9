# diagnosis: w-from-new-b
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        b = b - learning_rate * np.mean(w * x + b - y)
        w = w - learning_rate * np.mean((w * x + b - y) * x)
        history.append(_cost(x, y, w, b))
    return w, b, history
