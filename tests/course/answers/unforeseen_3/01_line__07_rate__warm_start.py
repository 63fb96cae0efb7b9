# cause: Each rate goes on from the w and b at which the walk before it ended, instead of starting at w = 0, b = 0.
# diagnosis: not-restarted
import numpy as np


def best_learning_rate(x, y, rates, steps):
    best = None
    best_cost = float("inf")
    w, b = 0.0, 0.0
    for r in rates:
        w, b, history = _descend(x, y, w, b, r, steps)
        if np.isfinite(history[-1]) and history[-1] < best_cost:
            best_cost = history[-1]
            best = r
    return best
