# diagnosis: not-carried-forward
import numpy as np


def cost(x, y, w, b):
    return ((w * x + b - y) ** 2).sum() / (2 * len(x))


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [cost(x, y, w, b)]
    for step in range(steps):
        e = w * x + b - y
        new_w = w - learning_rate * np.mean(e * x)
        new_b = b - learning_rate * np.mean(e)
        history.append(cost(x, y, new_w, new_b))
    return new_w, new_b, history
