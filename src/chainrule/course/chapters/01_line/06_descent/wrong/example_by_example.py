# diagnosis: example-by-example
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for step in range(steps):
        for xi, yi in zip(x, y):
            error = w * xi + b - yi
            w = w - learning_rate * error * xi
            b = b - learning_rate * error
        history.append(_cost(x, y, w, b))
    return w, b, history
