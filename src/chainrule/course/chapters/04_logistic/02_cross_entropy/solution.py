"""How well do the probabilities fit what happened? As a product, as a mean of logarithms, and from the scores."""

import numpy as np


def probability_of(p, y):
    return np.prod(np.where(y == 1, p, 1 - p))


def cross_entropy(p, y):
    happened = np.where(y == 1, p, 1 - p)
    with np.errstate(divide="ignore"):
        return -np.mean(np.log(happened))


def cross_entropy_from_logits(z, y):
    growth = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return np.mean(growth - z * y)
