# cause: The walk with the next rate starts from the w and b where the previous rate's walk ended, not from 0, 0.
# diagnosis: not-restarted
import numpy as np


def _descend(x, y, w, b, learning_rate, steps):
    errors = w * x + b - y
    history = [np.mean(errors**2) / 2]
    for _ in range(steps):
        w, b = w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)
        errors = w * x + b - y
        history.append(np.mean(errors**2) / 2)
    return w, b, history


def best_learning_rate(x, y, rates, steps):
    w = 0.0
    b = 0.0
    best_rate = None
    best_cost = float("inf")
    for r in rates:
        w, b, history = _descend(x, y, w, b, r, steps)
        if history[-1] < best_cost:
            best_cost = history[-1]
            best_rate = r
    return best_rate
