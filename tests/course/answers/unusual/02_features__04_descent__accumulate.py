# right: itertools.accumulate over the steps, cost and gradient from the package mine, history a tuple
from itertools import accumulate

import numpy as np
from mine.features import cost, gradient


def gradient_descent(X, y, theta, learning_rate, steps):
    *before, last = accumulate(
        range(steps), lambda now, _: now - learning_rate * np.asarray(gradient(X, y, now)), initial=theta.copy()
    )
    return last, tuple(cost(X, y, now) for now in (*before, last))
