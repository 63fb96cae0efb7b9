# diagnosis: one-example-a-step
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for step in range(steps):
        i = step % len(x)
        error = w * x[i] + b - y[i]
        w, b = w - learning_rate * error * x[i], b - learning_rate * error
        history.append(_cost(x, y, w, b))
    return w, b, history
