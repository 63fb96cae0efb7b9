"""With s = +1 for a yes and -1 for a no, both cases are one: the cost of an example is log(1 + e^(-s z))."""

import numpy as np


def probability_of(p, y):
    return np.prod(y * p + (1 - y) * (1 - p))


def cross_entropy(p, y):
    with np.errstate(divide="ignore"):
        return np.mean(-np.log(np.abs(1 - y - p)))


def cross_entropy_from_logits(z, y):
    return np.mean(np.logaddexp(0, (1 - 2 * y) * z))
