# cause: The learning rate is divided by the number of the step and so gets smaller, instead of staying as given.
# diagnosis: rate-decays
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for t in range(1, steps + 1):
        dw, db = _gradient(x, y, w, b)
        alpha = learning_rate / t
        w = w - alpha * dw
        b = b - alpha * db
        history.append(_cost(x, y, w, b))
    return w, b, history
