# cause: inside the loop the cost is written down before the parameters move, so the starting cost stands there twice and the last one is missing
# diagnosis: diary-before-step
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    i = 0
    while i < steps:
        history.append(_cost(x, y, w, b))
        dw, db = _gradient(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        i += 1
    return w, b, history
