"""All the last costs in one array, with the diverged ones out of the race; the limit from the curvature."""

import numpy as np


def _last_cost(x, y, rate, steps):
    w = b = 0.0
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - rate * np.mean(errors * x), b - rate * np.mean(errors)
    return np.mean((w * x + b - y) ** 2) / 2


def best_learning_rate(x, y, rates, steps):
    with np.errstate(all="ignore"):
        costs = np.array([_last_cost(x, y, rate, steps) for rate in rates])
    return rates[int(np.argmin(np.where(np.isfinite(costs), costs, np.inf)))]


HOURS = np.array([20.0, 0.0, 36.0, 12.0])
INPUTS = np.column_stack([HOURS, np.ones(4)])
largest_rate = 0.999 * 2 / np.linalg.eigvalsh(INPUTS.T @ INPUTS / 4)[-1]
