"""One example after the other, with the math module."""

import math


def probability_of(p, y):
    product = 1.0
    for p_i, y_i in zip(p, y):
        product *= p_i if y_i == 1 else 1 - p_i
    return product


def cross_entropy(p, y):
    total = 0.0
    for p_i, y_i in zip(p, y):
        happened = p_i if y_i == 1 else 1 - p_i
        total += -math.log(happened) if happened > 0 else math.inf
    return total / len(p)


def cross_entropy_from_logits(z, y):
    total = 0.0
    for z_i, y_i in zip(z, y):
        total += max(z_i, 0.0) - z_i * y_i + math.log1p(math.exp(-abs(z_i)))
    return total / len(z)
