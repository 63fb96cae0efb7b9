# cause: The counter starts at 0 and the loop runs while it is <= steps, so that one step too many is made.
# diagnosis: one-step-too-many
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    history = [np.mean((X @ theta - y) ** 2) / 2]
    count = 0
    while count <= steps:
        theta = theta - learning_rate * (X.T @ (X @ theta - y)) / m
        history.append(np.mean((X @ theta - y) ** 2) / 2)
        count += 1
    return theta, history
