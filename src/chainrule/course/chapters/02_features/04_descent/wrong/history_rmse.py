# diagnosis: history-of-roots
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = []
    for step in range(steps + 1):
        errors = X @ theta - y
        history.append(np.sqrt(np.mean(errors**2)))
        if step < steps:
            theta = theta - learning_rate * X.T @ errors / len(y)
    return theta, history
