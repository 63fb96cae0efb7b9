# diagnosis: theta-not-carried-forward
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    new_theta = theta
    for _ in range(steps):
        grad = X.T @ (X @ theta - y) / len(y)
        new_theta = theta - learning_rate * grad
        history.append(np.mean((X @ new_theta - y) ** 2) / 2)
    return new_theta, history
