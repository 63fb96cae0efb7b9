# diagnosis: history-without-start
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = np.zeros(steps)
    for i in range(steps):
        errors = w * x + b - y
        w, b = w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)
        history[i] = np.mean((w * x + b - y) ** 2) / 2
    return w, b, history
