# diagnosis: mean-twice
import numpy as np


def cost(X, y, theta):
    return np.sum((X @ theta - y) ** 2) / (2 * len(y))


def gradient(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)


def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    history = [cost(X, y, theta)]
    for i in range(steps):
        theta = theta - learning_rate * 1 / m * gradient(X, y, theta)
        history.append(cost(X, y, theta))
    return theta, history
