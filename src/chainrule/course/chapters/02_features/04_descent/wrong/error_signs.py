# diagnosis: signs-of-errors
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    errors = X @ theta - y
    history = [np.mean(errors**2) / 2]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ np.sign(errors) / len(y)
        errors = X @ theta - y
        history.append(np.mean(errors**2) / 2)
    return theta, history
