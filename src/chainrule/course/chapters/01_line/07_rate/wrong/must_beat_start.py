# diagnosis: must-beat-the-start
import numpy as np


def best_learning_rate(x, y, rates, steps):
    best = None
    lowest = np.mean(y ** 2) / 2
    for rate in rates:
        end = _descend(x, y, 0.0, 0.0, rate, steps)[2][-1]
        if end < lowest:
            best, lowest = rate, end
    return best
