# right: a stable sort of the finite walks, gradient_descent from the package mine
import numpy as np
from mine.line import gradient_descent


def best_learning_rate(x, y, rates, steps):
    def height(rate):
        with np.errstate(all="ignore"):
            *_, history = gradient_descent(x, y, 0.0, 0.0, rate, steps)
        return history[-1]

    ends = [(height(rate), place) for place, rate in enumerate(rates)]
    ends = sorted(end for end in ends if np.isfinite(end[0]))
    return rates[ends[0][1]] if ends else None
