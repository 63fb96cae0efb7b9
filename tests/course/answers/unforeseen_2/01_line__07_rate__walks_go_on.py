# cause: w and b are overwritten by each walk, so the next rate starts where the one before ended and not at 0
# diagnosis: not-restarted
import numpy as np


def best_learning_rate(x, y, rates, steps):
    best = None
    lowest = np.inf
    w = 0.0
    b = 0.0
    for rate in rates:
        w, b, history = _descend(x, y, w, b, rate, steps)
        if history[-1] < lowest:
            lowest = history[-1]
            best = rate
    return best
