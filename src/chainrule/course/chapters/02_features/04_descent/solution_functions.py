"""With cost and gradient as functions of their own: slower by a product a step, and easier to read."""

import numpy as np


def cost(X, y, theta):
    return np.mean((X @ theta - y) ** 2) / 2


def gradient(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [cost(X, y, theta)]
    for _ in range(steps):
        theta = theta - learning_rate * gradient(X, y, theta)
        history.append(cost(X, y, theta))
    return theta, history
