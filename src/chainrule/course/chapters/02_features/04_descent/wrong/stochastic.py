# diagnosis: one-example-a-step
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for step in range(steps):
        k = step % len(X)
        theta = theta - learning_rate * (np.dot(X[k], theta) - y[k]) * X[k]
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
