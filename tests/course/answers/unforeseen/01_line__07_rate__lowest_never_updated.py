# cause: When a better rate is found, lowest is not set to its cost and stays infinite, so that the last rate that does not diverge wins.
# diagnosis: lowest-not-updated
import numpy as np


def best_learning_rate(x, y, rates, steps):
    best = None
    lowest = np.inf
    for rate in rates:
        with np.errstate(all="ignore"):
            w, b, history = _descend(x, y, 0.0, 0.0, rate, steps)
        if history[-1] < lowest:
            best = rate
    return best
