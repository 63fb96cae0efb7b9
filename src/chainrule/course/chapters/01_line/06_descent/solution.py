"""Gradient descent: feel the slope, make a small step downhill, and again."""

import numpy as np


def _cost(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def _gradient(x, y, w, b):
    errors = w * x + b - y
    return np.mean(errors * x), np.mean(errors)


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for _ in range(steps):
        dw, db = _gradient(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history.append(_cost(x, y, w, b))
    return w, b, history
