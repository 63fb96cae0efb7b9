# diagnosis: mean-of-history
import numpy as np


def best_learning_rate(x, y, rates, steps):
    best, lowest = None, np.inf
    for rate in rates:
        with np.errstate(all="ignore"):
            w, b, history = _descend(x, y, 0.0, 0.0, rate, steps)
            end = sum(history)
        if end < lowest:
            best, lowest = rate, end
    return best
