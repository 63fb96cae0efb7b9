# diagnosis: one-step
import numpy as np


def walk(x, y, w, b, rate, steps):
    history = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - rate * np.mean(errors * x), b - rate * np.mean(errors)
        history.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, history


def best_learning_rate(x, y, rates, steps):
    best, lowest = None, np.inf
    for rate in rates:
        history = walk(x, y, 0.0, 0.0, rate, steps)[2]
        if history[1] < lowest:
            best, lowest = rate, history[1]
    return best
