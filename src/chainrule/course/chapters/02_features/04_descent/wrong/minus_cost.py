# diagnosis: cost-for-slopes
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    J = np.mean((X @ theta - y) ** 2) / 2
    history = [J]
    for _ in range(steps):
        theta = theta - learning_rate * J
        J = np.mean((X @ theta - y) ** 2) / 2
        history.append(J)
    return theta, history
