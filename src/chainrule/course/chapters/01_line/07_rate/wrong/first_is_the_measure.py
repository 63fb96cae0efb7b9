# diagnosis: nan-stays
import numpy as np


def walk(x, y, w, b, rate, steps):
    history = [np.mean((w * x + b - y) ** 2) / 2]
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - rate * np.mean(errors * x), b - rate * np.mean(errors)
        history.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, history


def best_learning_rate(x, y, rates, steps):
    best = rates[0]
    lowest = walk(x, y, 0, 0, best, steps)[2][-1]
    for rate in rates[1:]:
        now = walk(x, y, 0, 0, rate, steps)[2][-1]
        if now < lowest:
            best = rate
            lowest = now
    return best
