# diagnosis: errors-not-renewed
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    grad = X.T @ (X @ theta - y) / len(y)
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        theta = theta - learning_rate * grad
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
