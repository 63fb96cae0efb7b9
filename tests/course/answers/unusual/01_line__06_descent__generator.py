# right: an endless generator of which steps + 1 values are taken, prints in between, a list as the result
from itertools import islice

import numpy as np


def _walk(x, y, w, b, learning_rate):
    while True:
        errors = y - w * x - b
        yield w, b, 0.5 * np.mean(errors * errors)
        w, b = w + learning_rate * np.mean(errors * x), b + learning_rate * np.mean(errors)


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = []
    for number, (w_now, b_now, height) in enumerate(islice(_walk(x, y, w, b, learning_rate), steps + 1)):
        if number % 1000 == 0:
            print("step", number, "cost", height)
        history.append(height)
    return [w_now, b_now, np.array(history)]
