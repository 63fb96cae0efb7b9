"""All walks at the same time: w and b hold one number for each rate."""

import numpy as np


def best_learning_rate(x, y, rates, steps):
    alphas = np.asarray(rates, dtype=float)
    w, b = np.zeros(len(alphas)), np.zeros(len(alphas))
    with np.errstate(all="ignore"):
        for _ in range(steps):
            errors = w[:, None] * x + b[:, None] - y
            w, b = w - alphas * (errors * x).mean(axis=1), b - alphas * errors.mean(axis=1)
        costs = ((w[:, None] * x + b[:, None] - y) ** 2).mean(axis=1) / 2
    return alphas[np.argmin(np.nan_to_num(costs, nan=np.inf, posinf=np.inf))]


largest_rate = 0.00434
