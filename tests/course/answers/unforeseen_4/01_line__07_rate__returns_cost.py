# cause: best_learning_rate returns the lowest final cost instead of the rate that reached it.
# diagnosis: cost-returned
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
    lowest = np.inf
    for rate in rates:
        w, b, history = _descend(x, y, 0, 0, rate, steps)
        if history[-1] < lowest:
            lowest = history[-1]
    return lowest
