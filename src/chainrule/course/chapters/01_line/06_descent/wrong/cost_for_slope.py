# diagnosis: cost-for-slope
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        J = history[-1]
        w, b = w - learning_rate * J, b - learning_rate * J
        history.append(_cost(x, y, w, b))
    return w, b, history
