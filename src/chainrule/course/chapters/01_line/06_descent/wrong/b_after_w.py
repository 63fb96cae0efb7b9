# diagnosis: b-from-new-w
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [np.mean((w * x + b - y) ** 2) / 2]
    for i in range(steps):
        w = w - learning_rate * np.mean((w * x + b - y) * x)
        b = b - learning_rate * np.mean(w * x + b - y)
        history.append(np.mean((w * x + b - y) ** 2) / 2)
    return w, b, history
