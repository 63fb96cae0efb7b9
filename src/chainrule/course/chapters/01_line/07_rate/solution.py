"""Too small a step never arrives, too large a step flies off: choose the learning rate by trying."""

import numpy as np

HOURS = np.array([20.0, 0.0, 36.0, 12.0])
YEARS = np.array([78.0, 65.0, 81.0, 72.0])


def _descend(x, y, w, b, learning_rate, steps):
    errors = w * x + b - y
    history = [np.mean(errors**2) / 2]
    for _ in range(steps):
        w, b = w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)
        errors = w * x + b - y
        history.append(np.mean(errors**2) / 2)
    return w, b, history


def best_learning_rate(x, y, rates, steps):
    best, lowest = None, np.inf
    for rate in rates:
        with np.errstate(over="ignore", invalid="ignore"):
            w, b, history = _descend(x, y, 0.0, 0.0, rate, steps)
        if history[-1] < lowest:
            best, lowest = rate, history[-1]
    return best


largest_rate = 0.0043
