# cause: history is made as steps + 1 zeros but filled only with the costs before each step, so that its last entry stays 0.
# diagnosis: history-end-left-zero
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = np.zeros(steps + 1)
    for i in range(steps):
        errors = X @ theta - y
        history[i] = np.mean(errors ** 2) / 2
        theta = theta - learning_rate * X.T @ errors / len(y)
    return theta, history
