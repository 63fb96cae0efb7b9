# diagnosis: history-without-end
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = []
    for _ in range(steps):
        errors = X @ theta - y
        history.append(np.mean(errors**2) / 2)
        theta = theta - learning_rate * X.T @ errors / len(y)
    return theta, history
