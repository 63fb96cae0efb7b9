# right: a step is an affine map of (w, b), with a matrix made once; the cost from the errors of each state
import numpy as np


def gradient_descent(x, y, w, b, learning_rate, steps):
    D = np.array([x, np.ones_like(x)], dtype=float)
    stay = np.eye(2) - learning_rate * (D @ D.T) / len(x)
    push = learning_rate * (D @ y) / len(x)
    states = np.empty((steps + 1, 2))
    states[0] = w, b
    for k in range(steps):
        states[k + 1] = stay @ states[k] + push
    history = ((states @ D - y) ** 2).mean(axis=1) / 2
    return states[-1, 0], states[-1, 1], history
